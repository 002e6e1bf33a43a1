package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobFileTest {
  private static JobFile.Words words(String text) {
    return (JobFile.Words) Jobs.parse(text).stanzas().get(0);
  }

  @Test
  void anEmptyTextHasNoStanzas() {
    assertThat(Jobs.parse("").stanzas()).isEmpty();
    assertThat(Jobs.parse("").error()).isEmpty();
  }

  @Test
  void partsFollowEachOtherWithTheirLineEnds() {
    assertThat(Jobs.shape("# a\r\n \t\n\n  task # b\nexec x\nscript\n y\n end script #z\nenv A=1"))
        .containsExactly(
            "Comment[# a\r\n]",
            "Blank[ \t\n]",
            "Blank[\n]",
            "Words[  task # b\n]",
            "Words[exec x\n]",
            "Script[script\n y\n end script #z\n]",
            "Words[env A=1]");
  }

  @Test
  void anEventExpressionTakesItsWholeLine() {
    assertThat(Jobs.shape("start on a # x\nstop on (a\nor b) \ntask"))
        .containsExactly("Words[start on a # x\n]", "Words[stop on (a\nor b) \n]", "Words[task]");
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(Jobs.shape("task\n  ")).containsExactly("Words[task\n]", "Blank[  ]");
    assertThat(Jobs.shape("#")).containsExactly("Comment[#]");
  }

  @Test
  void aCommentIsWithoutTheBlanksAroundIt() {
    String text = "  # a b \t\r\n";
    JobFile.Comment comment = (JobFile.Comment) Jobs.parse(text).stanzas().get(0);
    assertThat(Jobs.slice(text, comment.textSpan())).isEqualTo("# a b");
  }

  @Test
  void wordsAreAsWrittenAndAsUpstartTakesThem() {
    JobFile.Words words = words("limit 'no'file \"1\" \\\n  2 # x\n");
    assertThat(words.words())
        .extracting(Word::written)
        .containsExactly("limit", "'no'file", "\"1\"", "2");
    assertThat(Jobs.values(words.words())).containsExactly("limit", "nofile", "1", "2");
    assertThat(words.words().get(1).span()).isEqualTo(new Span(6, 14));
    assertThat(words.command()).isEmpty();
    assertThat(words.name()).isEqualTo("limit");
  }

  @Test
  void anEscapedBlankBelongsToItsWord() {
    assertThat(words("emits a\\  b").words())
        .extracting(Word::written)
        .containsExactly("emits", "a\\ ", "b");
  }

  @Test
  void aWordEndsBeforeTheContinuationAfterIt() {
    JobFile.Words words = words("emits a\\\n b\n");
    assertThat(words.words()).extracting(Word::written).containsExactly("emits", "a", "b");
  }

  @Test
  void aCommandIsTheRestOfTheLineWithItsQuotes() {
    String text = "pre-start exec a \"b\n  c\" \\\n d  # e\ntask";
    JobFile.Words words = words(text);
    assertThat(Jobs.values(words.words())).containsExactly("pre-start", "exec");
    Word command = words.command().orElseThrow();
    assertThat(command.value()).isEqualTo("a \"b c\" d");
    assertThat(command.written()).isEqualTo("a \"b\n  c\" \\\n d");
    assertThat(Jobs.slice(text, command.span())).isEqualTo(command.written());
  }

  @Test
  void aScriptHasAHeadAndABody() {
    String text = "post-stop script # x\n  a\n\n  b\n\tend script";
    JobFile.Script script = (JobFile.Script) Jobs.parse(text).stanzas().get(0);
    assertThat(Jobs.values(script.head())).containsExactly("post-stop", "script");
    assertThat(script.name()).isEqualTo("post-stop");
    assertThat(Jobs.slice(text, script.body())).isEqualTo("  a\n\n  b\n");
    assertThat(script.span()).isEqualTo(new Span(0, text.length()));
  }

  @Test
  void parenthesesAreWordsOfTheirOwn() {
    assertThat(Jobs.values(words("start on (a and\n(b))\n").words()))
        .containsExactly("start", "on", "(", "a", "and", "(", "b", ")", ")");
  }

  @Test
  void aStanzaCanFollowManualOnItsLine() {
    assertThat(Jobs.shape("manual  task # x\nmanual # y\ndebug\n"))
        .containsExactly(
            "Words[manual  ]", "Words[task # x\n]", "Words[manual # y\n]", "Words[debug\n]");
  }

  @Test
  void findsStanzasByTheWordsTheyStartWith() {
    JobFile file =
        Jobs.parse("kill timeout 1\nkill signal 2\nkill timeout 3\nscript\nend script\n");
    assertThat(file.all("kill")).hasSize(3);
    assertThat(file.all("kill", "timeout"))
        .extracting(words -> words.words().get(2).value())
        .containsExactly("1", "3");
    assertThat(file.last("kill", "timeout").orElseThrow().words().get(2).value()).isEqualTo("3");
    assertThat(file.last("kill", "timeout", "1", "2")).isEmpty();
    assertThat(file.all("script")).isEmpty();
    assertThat(file.all("kill", "timeout", "1")).hasSize(1);
  }

  @Test
  void findsEveryCommentOutsideOfScripts() {
    String text =
        "# a\ntask # b \nexec x '#' # c\nstart on (x # d\n or y# e\n) # f\n"
            + "script # g\n # h\nend script # i\nenv A=\"#\"# j";
    JobFile file = Jobs.parse(text);
    assertThat(file.error()).isEmpty();
    assertThat(file.comments())
        .extracting(span -> Jobs.slice(text, span))
        .containsExactly("# a", "# b", "# c", "# d", "# e", "# f", "# g", "# i", "# j");
  }

  @Test
  void goesOnAfterTheLineThatIsWrong() {
    JobFile file = Jobs.parse("nice 99 # x\nfoo 'a b' c\nemits \"\" \\\n d\nrespawn\n");
    assertThat(file.stanzas()).hasSize(4).allMatch(s -> s instanceof JobFile.Words);
    assertThat(Jobs.values(file.all("nice").get(0).words())).containsExactly("nice", "99");
    assertThat(Jobs.values(file.all("foo").get(0).words())).containsExactly("foo", "a b", "c");
    assertThat(Jobs.values(file.all("emits").get(0).words())).containsExactly("emits", "", "d");
    assertThat(file.job().respawn()).isPresent();
    assertThat(file.job().nice()).isEmpty();
  }

  @Test
  void aLineThatIsWrongCanStartWithAWordOfSeveralLines() {
    assertThat(Jobs.shape("description 'a\nb' c \\\n d\ntask\n"))
        .containsExactly("Words[description 'a\nb' c \\\n d\n]", "Words[task\n]");
  }

  @Test
  void whatAQuoteSwallowedIsReadAgain() {
    assertThat(Jobs.shape("exec it's\\\n x # \\\n\ttask\n\nexec y\n"))
        .containsExactly(
            "Junk[exec it's\\\n x # \\\n]", "Words[\ttask\n]", "Blank[\n]", "Words[exec y\n]");
  }

  @Test
  void aLineAfterAnErrorCanBeJunk() {
    assertThat(Jobs.shape("foo it's\nbar don't\ntask \\"))
        .containsExactly("Junk[foo it's\n]", "Junk[bar don't\n]", "Junk[task \\]");
  }

  @Test
  void whatAParenthesisSwallowedIsReadAgain() {
    JobFile file = Jobs.parse("  start on ((a or b # x\ntask\nstop on a (b)\n\"start\" on (a)");
    assertThat(file.stanzas()).extracting(s -> s.getClass().getSimpleName()).containsOnly("Words");
    assertThat(Jobs.values(file.all("start").get(0).words()))
        .containsExactly("start", "on", "(", "(", "a", "or", "b");
    assertThat(Jobs.values(file.all("stop").get(0).words()))
        .containsExactly("stop", "on", "a", "(", "b", ")");
    assertThat(Jobs.values(file.all("\"start\"").get(0).words()))
        .containsExactly("\"start\"", "on", "(a)");
    assertThat(file.job().task()).isPresent();
    assertThat(file.job().startOn()).isEmpty();
  }

  @Test
  void anErrorAtTheEndOfALineLeavesTheNextLineAlone() {
    assertThat(Jobs.shape("start on a or\ntask\n"))
        .containsExactly("Words[start on a or\n]", "Words[task\n]");
  }

  @Test
  void aScriptThatNeverEndsTakesTheRest() {
    String text = "script\n  exec a\nendscript\ntask\n";
    JobFile file = Jobs.parse(text);
    assertThat(Jobs.shape(text)).containsExactly("Script[" + text + "]");
    JobFile.Script script = (JobFile.Script) file.stanzas().get(0);
    assertThat(Jobs.slice(text, script.body())).isEqualTo("  exec a\nendscript\ntask\n");
    assertThat(file.job().commands()).isEmpty();
  }

  @Test
  void listsCannotBeChanged() {
    List<JobFile.Stanza> stanzas = Jobs.parse("task").stanzas();
    assertThat(stanzas).isUnmodifiable();
    assertThat(words("task").words()).isUnmodifiable();
  }
}
