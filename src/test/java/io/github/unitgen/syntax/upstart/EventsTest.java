package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Located;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
  private static String tree(Events events) {
    if (events instanceof Events.Pair pair) {
      return "{" + tree(pair.left()) + " " + pair.operator() + " " + tree(pair.right()) + "}";
    }
    Events.Event event = (Events.Event) events;
    return event.name().value()
        + event.arguments().stream().map(a -> "," + a.value()).collect(Collectors.joining());
  }

  private static Events startOn(String text) {
    return Jobs.job("start on " + text).startOn().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a                    | a",
        "a b X=1 Y!=2         | a,b,X=1,Y!=2",
        "a = b=               | a,=,b=",
        "a and b or c         | {{a AND b} OR c}",
        "a or b and c         | {{a OR b} AND c}",
        "a or (b and c)       | {a OR {b AND c}}",
        "(a or b) and (c)     | {{a OR b} AND c}",
        "((a) or b)and(c x)   | {{a OR b} AND c,x}",
        "(((a)))              | a",
        "(a and (b or c) or d)| {{a AND {b OR c}} OR d}",
        "\"and\" or 'or'      | {and OR or}",
        "a \"x (1)\" '#'      | a,x (1),#",
        "a AND b              | a,AND,b",
        "on on on             | on,on,on",
        "a X=1#and b          | a,X=1"
      })
  void bindsAndAndOrEquallyToTheLeft(String text, String tree) {
    assertThat(tree(startOn(text))).isEqualTo(tree);
  }

  @Test
  void goesOnOverLinesWhileAParenthesisIsOpen() {
    Job job = Jobs.job("stop on ( # x\n a # y\n\tand (b\n)) \\\n or c\ntask");
    assertThat(tree(job.stopOn().orElseThrow())).isEqualTo("{{a AND b} OR c}");
    assertThat(job.task()).isPresent();
  }

  @Test
  void listsTheEventsAsWritten() {
    assertThat(startOn("a or (b x and c) or (d and (e))").leaves())
        .extracting(event -> event.name().value())
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(startOn("a").leaves()).hasSize(1);
  }

  @Test
  void knowsWhereEventsAndArgumentsStand() {
    Events.Event event = startOn("runlevel \"[2345]\" X='1 2'").leaves().get(0);
    assertThat(event.name().at().text()).isEqualTo("runlevel");
    assertThat(event.arguments())
        .extracting(Located::at)
        .extracting(at -> at.text())
        .containsExactly("\"[2345]\"", "X='1 2'");
    assertThat(event.arguments()).isUnmodifiable();
  }
}
