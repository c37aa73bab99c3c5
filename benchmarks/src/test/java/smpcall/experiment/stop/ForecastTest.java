// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.cli.Hosts;
import smpcall.host.PlacementPolicy;
import smpcall.plan.Case;
import smpcall.plan.Contamination;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.Workload;
import smpcall.store.Fork;
import smpcall.store.ForkResult;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.RunHeader;
import smpcall.store.Runs;

/** Progress of runs whose forks take a second and a half; a block has three. */
class ForecastTest {

  private static final String SPINLOCK = "storm-spinlock-CPUScpus-gap1000-a";
  private static final String AGAIN = "storm-spinlock-CPUScpus-gap1000-b";
  private static final String PATCHED = "storm-patched-CPUScpus-gap1000-a";

  @TempDir private Path results;

  private ResultStore store;

  private static List<Case> cases(List<Integer> cpus, List<Integer> gaps) {
    return new Selection(
            List.of("spinlock", "patched"),
            List.of(),
            List.of(Workload.STORM),
            List.of(),
            cpus,
            List.of(PlacementPolicy.CORES),
            List.of("17"),
            Selection.TWO_ARMS,
            gaps,
            List.of())
        .cases(Hosts.withCores(4));
  }

  private void begin(int blocks, int least, Long budget, Double percent) {
    begin(blocks, least, budget, percent, cases(List.of(2), List.of(1000)));
  }

  private void begin(int blocks, int least, Long budget, Double percent, List<Case> cases) {
    RunHeader plain = Runs.header("20261122T190000Z", cases);
    Settings settings =
        new Settings(
            "full",
            42,
            blocks,
            least,
            budget,
            percent,
            5,
            1,
            100,
            List.of(),
            least,
            Contamination.RULE,
            null,
            null,
            null);
    store =
        ResultStore.create(
            results,
            new RunHeader(
                plain.schema(),
                plain.id(),
                plain.host(),
                plain.started(),
                plain.study(),
                plain.environment(),
                settings,
                plain.versions(),
                cases,
                List.of()));
  }

  /** Stores a block in which a call of the baseline takes 1,200 ns. */
  private void block(int block, double patched) {
    fork(SPINLOCK, block, 1, 1200, 0);
    fork(AGAIN, block, 2, 1200, 0);
    fork(PATCHED, block, 3, patched, 0);
  }

  private void fork(String id, int block, int position, double nanos, long failures) {
    ForkResult result = Runs.result(1000);
    for (String metric : List.of("shortThreads", "misplaced")) {
      result = Runs.with(result, metric, List.of(0L));
    }
    result = Runs.with(result, "failures", List.of(failures));
    TreeMap<String, List<Double>> times = new TreeMap<>();
    times.put(Case.DURATION, List.of(nanos));
    ForkResult timed =
        new ForkResult(
            result.vm(),
            result.warmup(),
            result.scores(),
            result.counts(),
            result.rates(),
            times,
            result.megahertz(),
            result.latency(),
            result.roundTripNanos());
    store.add(Runs.fork(id.replace("CPUS", "2"), block, position, null, timed));
  }

  private String at(int block, int fork) {
    return new Forecast(store).at(block, fork);
  }

  /** Six iterations of 120 ms and 900 ms beside them are 1.62 s, three blocks 14.6 s. */
  @Test
  void beforeTheFirstForkTheTimeIsExpected() {
    begin(3, 3, null, null);

    assertThat(at(1, 1)).isEqualTo("block 1 of 3, fork 1 of 9, 0:14 left");
  }

  @Test
  void theTimeLeftIsThatOfTheForksUntilNow() {
    begin(3, 3, null, null);
    fork(SPINLOCK, 1, 1, 1200, 0);

    assertThat(at(1, 2)).isEqualTo("block 1 of 3, fork 2 of 9, 0:12 left");
  }

  /** A block takes 4.5 s: 27 seconds have six, 26 have five. */
  @ParameterizedTest
  @CsvSource({"27, 6", "26, 5", "1, 2", "1000, 60"})
  void theBudgetDecidesHowManyBlocksThereWillBe(long budget, int blocks) {
    begin(60, 2, budget, null);
    fork(SPINLOCK, 1, 1, 1200, 0);

    assertThat(at(1, 2)).startsWith("block 1 of about " + blocks + ", fork 2, ");
  }

  @Test
  void aRunThatIsPreciseEndsAfterTheLeastBlocks() {
    begin(60, 4, 1000L, 5.0);
    block(1, 1000);
    block(2, 1000);

    assertThat(at(3, 7)).isEqualTo("block 3 of about 4, fork 7, 0:09 left; patched so far 1.20");
  }

  @Test
  void theEndOfAResumedRunIsKnown() {
    begin(60, 2, 27L, null);
    fork(SPINLOCK, 1, 1, 1200, 0);
    store.end(new RunEnd(RunEnd.Reason.BUDGET, 2));

    assertThat(at(1, 2)).isEqualTo("block 1 of 2, fork 2 of 6, 0:07 left");
  }

  /** 1200 / 1000 and 1200 / 1250 are 1.2 and 0.96, their geometric mean 1.073. */
  @Test
  void theRatioIsTheGeometricMeanOfCompleteBlocks() {
    begin(9, 9, null, null);
    block(1, 1000);
    assertThat(at(2, 4)).as("one block").doesNotContain("so far");
    block(2, 1250);
    fork(SPINLOCK, 3, 1, 9000, 0);
    fork(PATCHED, 3, 2, 1, 0);

    assertThat(at(3, 9)).endsWith("; patched so far 1.07");
  }

  @Test
  void aRatioNeedsTwoBlocksWithoutDisturbedForks() {
    begin(9, 9, null, null);
    block(1, 1000);
    fork(SPINLOCK, 2, 1, 1200, 0);
    Fork disturbed = store.forks().get(2);
    store.add(
        Runs.fork(
            disturbed.caseId(),
            2,
            2,
            null,
            Runs.with(disturbed.result(), "migrations", List.of(1L))));

    assertThat(at(3, 6)).doesNotContain("so far");
  }

  @Test
  void wrongAnswersHaveNoRatio() {
    begin(9, 9, null, null);
    block(1, 1000);
    block(2, 1000);
    fork(PATCHED, 3, 1, 1000, 1);

    assertThat(at(4, 8)).doesNotContain("so far");
  }

  @Test
  void callsBackToBackHaveNoRatio() {
    begin(9, 9, null, null, cases(List.of(2), List.of(0)));

    assertThat(at(3, 1)).doesNotContain("so far");
  }

  @Test
  void ofSeveralCountsTheLargestIsNamed() {
    begin(9, 9, null, null, cases(List.of(2, 3), List.of(1000, 5000)));
    for (int block = 1; block <= 2; block++) {
      fork(SPINLOCK.replace("CPUS", "3"), block, 1, 1500, 0);
      fork(PATCHED.replace("CPUS", "3"), block, 2, 1000, 0);
      fork(SPINLOCK, block, 3, 1500, 0);
      fork(PATCHED, block, 4, 1500, 0);
    }

    assertThat(at(3, 9)).endsWith("; patched on 3 CPUs so far 1.50");
  }

  @ParameterizedTest
  @CsvSource({"0, '0:00'", "9, '0:09'", "60, '1:00'", "299, '4:59'", "7200, '120:00'"})
  void durationsAreMinutesAndSeconds(long seconds, String text) {
    assertThat(Forecast.minutes(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
