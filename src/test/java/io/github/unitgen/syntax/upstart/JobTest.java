package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.upstart.Job.NormalExit;
import io.github.unitgen.syntax.upstart.Job.Phase;
import io.github.unitgen.syntax.upstart.Job.Resource;
import io.github.unitgen.syntax.upstart.Job.RespawnLimit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobTest {
  static Stream<Arguments> settings() {
    return Stream.of(
        setting("description", Job::description),
        setting("author", Job::author),
        setting("version", Job::version),
        setting("usage", Job::usage),
        setting("instance", Job::instance),
        setting("chroot", Job::chroot),
        setting("chdir", Job::chdir),
        setting("setuid", Job::setuid),
        setting("setgid", Job::setgid),
        setting("apparmor load", Job::apparmorLoad),
        setting("apparmor switch", Job::apparmorSwitch));
  }

  private static Arguments setting(String name, Function<Job, Optional<Located<String>>> field) {
    return Arguments.of(name, field);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theLastOfSingleSettingsCountsAndIsPlacedWhereItStands(
      String name, Function<Job, Optional<Located<String>>> field) {
    assertThat(field.apply(Jobs.job("task"))).isEmpty();
    Located<String> last = field.apply(Jobs.job(name + " a\n" + name + " \"b c\"")).orElseThrow();
    assertThat(last.value()).isEqualTo("b c");
    assertThat(last.at().text()).isEqualTo("\"b c\"");
  }

  @Test
  void listsHoldAllThatWasWritten() {
    Job job =
        Jobs.job("env A=1\nexport A B\nemits x\nenv 'B= 2'\nenv A=3\nexport C\nemits y 'z w'");
    assertThat(job.env()).extracting(Located::value).containsExactly("A=1", "B= 2", "A=3");
    assertThat(job.export()).extracting(Located::value).containsExactly("A", "B", "C");
    assertThat(job.emits()).extracting(Located::value).containsExactly("x", "y", "z w");
    assertThat(job.env().get(1).at().text()).isEqualTo("'B= 2'");
    assertThat(job.emits().get(2).at().text()).isEqualTo("'z w'");
  }

  @Test
  void flagsAreWhereTheirStanzaStands() {
    Job job = Jobs.job("\n  task # x\nrespawn\n");
    assertThat(job.task().map(Place::text)).contains("task");
    assertThat(job.task().orElseThrow().span().start()).isEqualTo(3);
    assertThat(job.respawn().map(Place::text)).contains("respawn");
    assertThat(Jobs.job("respawn limit 3 4").respawn()).isEmpty();
    assertThat(Jobs.job("respawn").respawnLimit()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"5|5", "'\" +07\"'|7", "0|0", "9223372036854775807|9223372036854775807"})
  void theKillTimeoutIsALongNumberOfSeconds(String written, long seconds) {
    assertThat(Jobs.job("kill timeout " + written).killTimeout().orElseThrow().value())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"TERM,15", "SIGHUP,1", "9,9", "0,0", "2147483647,2147483647", "SYS,31", "SIGCLD,17"})
  void signalsAreNamesOrUncheckedNumbers(String written, int number) {
    assertThat(Jobs.job("kill signal " + written).killSignal().orElseThrow().value())
        .isEqualTo(number);
    Located<Integer> reload = Jobs.job("reload signal " + written).reloadSignal().orElseThrow();
    assertThat(reload.value()).isEqualTo(number);
    assertThat(reload.at().text()).isEqualTo(written);
  }

  @Test
  void aRespawnLimitIsOnePlaceWithTwoNumbers() {
    Located<RespawnLimit> limit = Jobs.job("respawn limit 3  4 # x").respawnLimit().orElseThrow();
    assertThat(limit.value()).isEqualTo(new RespawnLimit(3, 4));
    assertThat(limit.at().text()).isEqualTo("3  4");
    assertThat(limit.value().isUnlimited()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"unlimited,0,0", "0 5,0,5", "3 0,3,0", "4294967296 5,0,5"})
  void aZeroMakesARespawnLimitUnlimited(String written, int count, long seconds) {
    RespawnLimit limit = Jobs.job("respawn limit " + written).respawnLimit().orElseThrow().value();
    assertThat(limit).isEqualTo(new RespawnLimit(count, seconds));
    assertThat(limit.isUnlimited()).isTrue();
  }

  @Test
  void respawnIntervalsDoNotWrapAround() {
    assertThat(Jobs.job("respawn limit 1 4294967296").respawnLimit().orElseThrow().value())
        .isEqualTo(new RespawnLimit(1, 4_294_967_296L));
  }

  @Test
  void normalExitsAreStatusesAndSignals() {
    Job job = Jobs.job("normal exit 0 TERM\nnormal exit SIGINT 256 2147483647");
    assertThat(job.normalExit())
        .extracting(Located::value)
        .containsExactly(
            new NormalExit(0, false),
            new NormalExit(15, true),
            new NormalExit(2, true),
            new NormalExit(256, false),
            new NormalExit(2_147_483_647, false));
    assertThat(job.normalExit().get(1).at().text()).isEqualTo("TERM");
  }

  @ParameterizedTest
  @EnumSource(Job.Expect.class)
  void expectTakesItsFourWords(Job.Expect expect) {
    String word = expect.name().toLowerCase(Locale.ROOT);
    Located<Job.Expect> found = Jobs.job("expect '" + word + "'").expect().orElseThrow();
    assertThat(found.value()).isEqualTo(expect);
    assertThat(found.at().text()).isEqualTo("'" + word + "'");
  }

  @ParameterizedTest
  @EnumSource(Job.Console.class)
  void consoleTakesItsFourWords(Job.Console console) {
    String word = console.name().toLowerCase(Locale.ROOT);
    Located<Job.Console> found = Jobs.job("console \"" + word + "\"").console().orElseThrow();
    assertThat(found.value()).isEqualTo(console);
    assertThat(found.at().text()).isEqualTo("\"" + word + "\"");
  }

  @ParameterizedTest
  @CsvSource({"022,18", "0,0", "777,511", "-1777777777777777777777,1", "40000000000,0"})
  void theUmaskIsOctalAndWrapsAround(String written, int mask) {
    Located<Integer> found = Jobs.job("umask " + written).umask().orElseThrow();
    assertThat(found.value()).isEqualTo(mask);
    assertThat(found.at().text()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"-20,-20", "19,19", "4294967301,5", "+1,1"})
  void nicenessIsInAnIntThatWrapsAround(String written, int nice) {
    Located<Integer> found = Jobs.job("nice " + written).nice().orElseThrow();
    assertThat(found.value()).isEqualTo(nice);
    assertThat(found.at().text()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "-17,-1000",
    "-16,-941",
    "-1,-58",
    "0,0",
    "1,66",
    "15,1000",
    "never,-1000",
    "score never,-1000",
    "score -1000,-1000",
    "score 1000,1000",
    "score 7,7",
    "'score \"-3\"',-3"
  })
  void oomIsOnTheNewScale(String written, int score) {
    Located<Integer> found = Jobs.job("oom " + written).oomScore().orElseThrow();
    assertThat(found.value()).isEqualTo(score);
    assertThat("score " + found.at().text()).endsWith(written);
  }

  @ParameterizedTest
  @EnumSource(Resource.class)
  void everyResourceCanBeLimited(Resource resource) {
    Job job = Jobs.job("limit " + resource.word() + " 1 unlimited\n");
    assertThat(job.limits()).containsOnlyKeys(resource);
    Located<Job.Limit> limit = job.limits().get(resource);
    assertThat(limit.value()).isEqualTo(new Job.Limit(OptionalLong.of(1), OptionalLong.empty()));
    assertThat(limit.at().text()).isEqualTo("1 unlimited");
  }

  @Test
  void limitsAreUnsignedAndAllOnesIsUnlimited() {
    Job job = Jobs.job("limit core 18446744073709551614 -1\nlimit cpu 18446744073709551615 0");
    assertThat(job.limits().get(Resource.CORE).value())
        .isEqualTo(new Job.Limit(OptionalLong.of(-2), OptionalLong.empty()));
    assertThat(job.limits().get(Resource.CPU).value())
        .isEqualTo(new Job.Limit(OptionalLong.empty(), OptionalLong.of(0)));
    assertThat(job.limits().keySet()).containsExactly(Resource.CORE, Resource.CPU);
    assertThat(job.limits()).isUnmodifiable();
  }

  @Test
  void cgroupsHaveAControllerAndThenANameOrAKeyOrBoth() {
    Job job = Jobs.job("cgroup a\ncgroup a n\ncgroup a k v\ncgroup a n k 'v w' # x");
    Optional<String> none = Optional.empty();
    assertThat(job.cgroups())
        .extracting(Located::value)
        .containsExactly(
            new Job.Cgroup("a", none, none, none),
            new Job.Cgroup("a", Optional.of("n"), none, none),
            new Job.Cgroup("a", none, Optional.of("k"), Optional.of("v")),
            new Job.Cgroup("a", Optional.of("n"), Optional.of("k"), Optional.of("v w")));
    assertThat(job.cgroups().get(3).at().text()).isEqualTo("a n k 'v w'");
  }

  @Test
  void theLastCommandOfAPhaseCounts() {
    Job job =
        Jobs.job(
            "exec a\nscript\n  b\nend script\npost-stop script\nend script\npost-stop exec c  # d\n"
                + "pre-start exec e\npost-start exec f\npre-stop exec g");
    assertThat(job.command(Phase.MAIN).orElseThrow().isScript()).isTrue();
    assertThat(job.command(Phase.MAIN).orElseThrow().text().value()).isEqualTo("b\n");
    assertThat(job.command(Phase.MAIN).orElseThrow().text().at().text()).isEqualTo("  b\n");
    assertThat(job.command(Phase.POST_STOP).orElseThrow().isScript()).isFalse();
    assertThat(job.command(Phase.POST_STOP).orElseThrow().text().at().text()).isEqualTo("c");
    assertThat(job.command(Phase.PRE_START).orElseThrow().text().value()).isEqualTo("e");
    assertThat(job.command(Phase.POST_START).orElseThrow().text().value()).isEqualTo("f");
    assertThat(job.command(Phase.PRE_STOP).orElseThrow().text().value()).isEqualTo("g");
    assertThat(job.commands().keySet()).containsExactly(Phase.values());
    assertThat(Jobs.job("task").command(Phase.MAIN)).isEmpty();
  }

  @Test
  void manualForgetsTheEventsSeenSoFar() {
    assertThat(Jobs.job("start on a\nstop on b\nmanual").startOn()).isEmpty();
    assertThat(Jobs.job("start on a\nstop on b\nmanual").stopOn()).isPresent();
    assertThat(Jobs.job("manual\nstart on a").startOn()).isPresent();
    assertThat(Jobs.job("start on a\ndebug").startOn()).isPresent();
    assertThat(Jobs.job("manual exec a").commands()).hasSize(1);
  }

  @Test
  void theListsOfAJobCannotBeChanged() {
    Job job = Jobs.job("env A=1\nexport A\nemits a\nnormal exit 0\ncgroup a\nexec x");
    for (List<?> list :
        List.of(job.env(), job.export(), job.emits(), job.normalExit(), job.cgroups())) {
      assertThat(list).hasSize(1).isUnmodifiable();
    }
    assertThat(job.commands()).isUnmodifiable();
  }
}
