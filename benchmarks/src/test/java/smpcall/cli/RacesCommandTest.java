// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.schedule.KnownRace;

/** Lists of races and replays of one. */
class RacesCommandTest {

  @TempDir private Path checkout;

  private static Streams races(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "races";
    System.arraycopy(args, 0, all, 1, args.length);
    return Streams.of(() -> Main.execute(all));
  }

  @Test
  void withoutAnIdEachRaceIsALine() {
    Streams streams = races();

    assertThat(streams.status()).isZero();
    assertThat(streams.out().lines())
        .hasSize(KnownRace.values().length)
        .allMatch(line -> line.length() <= 80)
        .contains(
            "reuse-race          lockfree     C stands on A's entry when A uses it again",
            "empty-mask          spinlock     B empties the mask of A's call",
            "shared-csd          destination  A and B fill C's call data at the same time");
  }

  @ParameterizedTest
  @CsvSource({
    "REUSE_RACE, 'lockfree breaks:\n  refs below 0, call 2 of A, on CPU C\n'",
    "REUSE_EARLY_RETURN, 'early return, call 2 of A, on CPU B'",
    "REUSE_LOCKUP, 'lockup, call 2 of A'",
    "DELETE_BEFORE_ADD, 'patched breaks:\n  delete fault, call 2 of A, on CPU D\n'",
    "EMPTY_MASK, 'spinlock breaks:\n  lockup, call 1 of A'",
    "SHARED_CSD, 'target lost, call 1 of B, on CPU C'"
  })
  void aRaceBreaksTheVersionThatShowsItMostClearly(KnownRace race, String broken) {
    Streams streams = races(race.id());

    assertThat(streams.status()).isZero();
    assertThat(streams.err()).isEmpty();
    assertThat(streams.out())
        .startsWith(race.title() + "\n\n" + race.clearest() + " breaks:\n")
        .contains(broken, "\n\nCPU A ");
  }

  @ParameterizedTest
  @CsvSource({
    "reuse-race, patched",
    "reuse-lockup, spinlock",
    "delete-before-add, linux-2.6.39",
    "empty-mask, linux-5.13",
    "shared-csd, destination-cmpxchg"
  })
  void aVersionWithoutTheRaceSurvives(String race, String version) {
    assertThat(races(race, "--version", version).out())
        .contains("\n\n" + version + " survives this schedule: nothing is broken.\n\nCPU A ");
  }

  @ParameterizedTest
  @EnumSource
  void aReplayFitsIntoATerminal(KnownRace race) {
    assertThat(races(race.id()).out().lines())
        .allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()))
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
  }

  @Test
  void anUnknownRaceOrVersionIsOneLine() {
    assertThat(races("nope"))
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: no race 'nope'; there are reuse-race, reuse-early-return, reuse-lockup,"
                    + " delete-before-add, empty-mask, shared-csd\n"));
    assertThat(races("shared-csd", "--version", "spinlock").err())
        .isEqualTo(
            "study: --version spinlock: shared-csd runs on sender, destination,"
                + " destination-cmpxchg\n");
    assertThat(races("--version", "spinlock").err())
        .startsWith("study: --version spinlock: needs a race; give reuse-race, ")
        .hasLineCount(1);
    assertThat(races("empty-mask", "--version", "sender").err())
        .startsWith("study: --version sender: empty-mask runs on floor, spinlock, ")
        .hasLineCount(1);
  }

  @Test
  void theAnalysisGetsEveryStepAndTheFile() throws Exception {
    EchoAnalysis.install(checkout);
    Streams streams =
        new StudyProcess(checkout).run("races", "reuse-race", "--svg", "reuse race.svg");

    assertThat(streams.out())
        .containsPattern("\nreturns\nanalysis: replayed \\S+\\.json reuse race\\.svg\n$");
    assertThat(checkout.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aPictureThatCannotBeWrittenIsOneLine() throws Exception {
    Path file = Files.createFile(checkout.resolve("file"));

    assertThat(races("reuse-race", "--svg", checkout.toString()))
        .isEqualTo(
            new Streams(
                2, "", "study: --svg " + checkout + ": is a directory; give a file in it\n"));
    assertThat(races("reuse-race", "--svg", file.resolve("a.svg").toString()).err())
        .startsWith("study: --svg " + file)
        .hasLineCount(1);
    assertThat(races("reuse-race", "--svg", "/dev/null"))
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: --svg /dev/null: is not a file that you may write; give another file\n"));
    assertThat(races("--svg", "a.svg").err()).startsWith("study: --svg a.svg: needs a race; ");
  }

  @Test
  void theHelpHasExamples() {
    assertThat(races("--help").out()).startsWith("Usage: study races").contains("Examples:");
  }
}
