// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.benchmark.RoundTrip;
import smpcall.experiment.stop.StopRule;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Contamination;
import smpcall.plan.DrawnFactors;
import smpcall.plan.Pairing;
import smpcall.plan.Settings;
import smpcall.plan.Workload;
import smpcall.store.Fork;
import smpcall.store.ForkResult;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.RunHeader;
import smpcall.store.Runs;
import smpcall.store.StudyBuild;

/** The end of a run whose forks are all stored already, so that nothing is measured. */
class ExperimentTest {

  private static final String ID = "20261122T190000Z";
  private static final Terminal TERMINAL = new Terminal(false, false, 80);

  @TempDir private Path results;

  private final List<Case> cases = Runs.cases(List.of("spinlock", "patched"), Workload.PING_PONG);

  private static Settings settings(
      int blocks, int least, Long budgetSeconds, int budgetAfterBlocks) {
    return new Settings(
        "full",
        42,
        blocks,
        least,
        budgetSeconds,
        null,
        5,
        1,
        100,
        List.of(),
        budgetAfterBlocks,
        null,
        null,
        null,
        null);
  }

  private static Settings precise(int least, Long budgetSeconds, Contamination rule) {
    return new Settings(
        "full",
        42,
        100,
        least,
        budgetSeconds,
        1.0,
        5,
        1,
        100,
        List.of(),
        1,
        rule,
        null,
        null,
        null);
  }

  /** Stores a run with forks of a second and a half. */
  private ResultStore store(List<Case> planned, Settings settings, int blocksThere) {
    return store(planned, settings, blocksThere, StudyBuild.hashOfJar());
  }

  private ResultStore store(List<Case> planned, Settings settings, int blocksThere, String build) {
    RunHeader plain = Runs.header(ID, planned);
    RunHeader header =
        new RunHeader(
            plain.schema(),
            plain.id(),
            plain.host(),
            plain.started(),
            new StudyBuild(null, null, build),
            plain.environment(),
            settings,
            plain.versions(),
            planned,
            List.of());
    ResultStore store = ResultStore.create(results, header);
    for (int block = 1; block <= blocksThere; block++) {
      int position = 0;
      for (Case testCase : planned) {
        if (testCase.isIn(block)) {
          position++;
          store.add(Runs.fork(testCase.id(), block, position, null, fork(testCase, block)));
        }
      }
    }
    return store;
  }

  private static Experiment study(ResultStore store) {
    return new Experiment(store, null, false, System.err, TERMINAL);
  }

  private RunEnd end(List<Case> planned, Settings settings, int blocksThere) {
    ResultStore store = store(planned, settings, blocksThere);
    study(store).run();
    return store.ended().orElseThrow();
  }

  /** Returns forks whose ratios agree, and a contaminated one in the second block. */
  private static ForkResult fork(Case testCase, int block) {
    boolean patched = testCase.variant().equals("patched");
    ForkResult result = Runs.result(patched && block != 2 ? 1100 : 1000);
    for (String metric : List.of("shortThreads", "misplaced", "migrations")) {
      result = Runs.with(result, metric, List.of(0L));
    }
    return Runs.with(result, "involuntarySwitches", List.of(patched && block == 2 ? 21L : 20L));
  }

  private static Case withBlocks(Case testCase, String id, int blocks) {
    return new Case(
        id,
        testCase.workload(),
        testCase.variant(),
        testCase.arm(),
        testCase.cpus(),
        testCase.policy(),
        testCase.placement(),
        testCase.jdk(),
        testCase.callers(),
        blocks,
        testCase.gapNanos(),
        null,
        null,
        testCase.benchmark(),
        testCase.metric(),
        testCase.params());
  }

  private static List<Case> storm() {
    return Runs.cases(List.of("floor", "spinlock", "patched"), Workload.STORM);
  }

  @Test
  void aRunEndsWithItsPlan() {
    assertThat(end(cases, settings(2, 2, null, 1), 2)).isEqualTo(new RunEnd(RunEnd.Reason.PLAN, 2));
  }

  /** The run is of the build "abc", the tests of none. */
  @Test
  void noForkIsOfAnotherBuildThanTheRun() {
    Experiment study = study(store(cases, settings(2, 2, null, 1), 1, "abc"));

    assertThatThrownBy(study::run)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the study was rebuilt during run " + ID + "")
        .hasMessageContaining("./study run --resume");
  }

  @Test
  void noBlockIsBegunThatWouldEndAfterTheBudget() {
    assertThat(end(cases, settings(3, 2, 4L, 1), 2)).isEqualTo(new RunEnd(RunEnd.Reason.BUDGET, 2));
  }

  /** Two forks in the first block, one in the second: a third block ends after just 6 seconds. */
  @Test
  void aBlockIsExpectedToTakeWhatTheLastOneTook() {
    List<Case> planned = List.of(cases.get(0), withBlocks(cases.get(0), "once", 1));

    assertThat(new StopRule(store(planned, settings(3, 2, 6L, 1), 2)).endAfter(2)).isEmpty();
  }

  @Test
  void theBudgetDoesNotCutOffTheBlocksThatAVerdictNeeds() {
    StopRule rule = new StopRule(store(cases, settings(3, 2, 1L, 2), 2));

    assertThat(rule.endAfter(1)).isEmpty();
    assertThat(rule.endAfter(2)).contains(RunEnd.Reason.BUDGET);
  }

  /** All ratios are 1.1 but that of the block with the contaminated fork. */
  @Test
  void contaminatedForksCountForNoPrecision() {
    assertThat(end(storm(), precise(3, 1L, Contamination.RULE), 4))
        .isEqualTo(new RunEnd(RunEnd.Reason.PRECISION, 4));
  }

  @Test
  void withoutARuleEveryForkCounts() {
    assertThat(end(storm(), precise(3, 1L, null), 4))
        .isEqualTo(new RunEnd(RunEnd.Reason.BUDGET, 4));
  }

  @Test
  void precisionNeedsAsManyCleanBlocksAsAVerdict() {
    assertThat(end(storm(), precise(4, 1L, Contamination.RULE), 4))
        .isEqualTo(new RunEnd(RunEnd.Reason.BUDGET, 4));
  }

  @Test
  void withoutComparisonsTheRunEndsAfterTheLeastBlocks() {
    assertThat(end(cases, precise(2, null, Contamination.RULE), 2))
        .isEqualTo(new RunEnd(RunEnd.Reason.PRECISION, 2));
  }

  @Test
  void theBudgetDoesNotCutOffAStoredBlock() {
    assertThat(end(cases, settings(3, 2, 1L, 1), 3)).isEqualTo(new RunEnd(RunEnd.Reason.PLAN, 3));
  }

  private static Settings repeating(int attempts) {
    return new Settings(
        "full",
        42,
        1,
        1,
        null,
        null,
        5,
        1,
        100,
        List.of(),
        1,
        null,
        Pairing.RULE,
        DrawnFactors.RULE,
        attempts);
  }

  /** A fork whose CPUs were near and then far. */
  private static ForkRunner.Outcome moved() {
    return new ForkRunner.Outcome(null, at(new RoundTrip(60, List.of(61.5, 390.0), 400)));
  }

  /** A fork that is contaminated: a pinned thread moved. */
  private static ForkRunner.Outcome disturbed() {
    return new ForkRunner.Outcome(null, Runs.with(Runs.result(1000), "migrations", List.of(1L)));
  }

  @Test
  void aHostThatIsBusyInTheFirstBlockEndsTheRunUnlessAskedTo() {
    Settings settings = precise(1, 0L, Contamination.RULE);
    ResultStore store = store(storm().subList(1, 2), settings, 0);
    CaseRunner runner = (testCase, drawn) -> disturbed();

    assertThat(new Experiment(store, runner, false, System.err, TERMINAL).run())
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("1 of 1 forks were ").contains("migrations in 1"));
    assertThat(store.ended()).as("it can be resumed").isEmpty();
    assertThat(store.forks()).as("nothing is lost").hasSize(1);
    assertThat(new Experiment(store, runner, false, System.err, TERMINAL).run())
        .as("resumed, it is as busy as before")
        .isPresent();
    assertThat(store.forks()).hasSize(2);
    assertThat(new Experiment(store, runner, true, System.err, TERMINAL).run()).isEmpty();
    assertThat(store.ended()).isPresent();
  }

  @Test
  void aBlockThatWasDisturbedIsMeasuredAgainWhenTheRunIsResumed() {
    ResultStore store = store(storm().subList(1, 2), precise(1, 0L, Contamination.RULE), 0);
    Iterator<ForkRunner.Outcome> outcomes =
        List.of(disturbed(), new ForkRunner.Outcome(null, Runs.result(1000))).iterator();
    CaseRunner runner = (testCase, drawn) -> outcomes.next();
    new Experiment(store, runner, false, System.err, TERMINAL).run();

    new Experiment(store, runner, false, System.err, TERMINAL).run();

    assertThat(store.forks()).extracting(Fork::block, Fork::attempt).endsWith(tuple(1, 2));
  }

  private static ForkRunner.Outcome steady() {
    return new ForkRunner.Outcome(null, at(new RoundTrip(60, List.of(62.0), 70)));
  }

  private static ForkResult at(RoundTrip distance) {
    return Runs.at(distance, Runs.fork("any", 1, 1, null, Runs.result(1000))).result();
  }

  private List<Fork> forks(Settings settings, CaseRunner runner) {
    ResultStore store = store(storm().subList(1, 2), settings, 0);
    new Experiment(store, runner, false, System.err, TERMINAL).run();
    return ResultStore.open(store.directory()).forks();
  }

  @Test
  void aForkWhoseCpusMovedRunsAgainAtOnceAndIsKept() {
    Iterator<ForkRunner.Outcome> outcomes = List.of(moved(), steady()).iterator();

    List<Fork> forks = forks(repeating(3), (testCase, drawn) -> outcomes.next());

    assertThat(forks).extracting(Fork::attempt).containsExactly(1, 2);
    assertThat(forks.get(0).repeated())
        .isEqualTo("its CPUs moved: the round trip of a cache line was 61.5 to 390.0 ns");
    assertThat(forks.get(0).isSound()).isFalse();
    assertThat(forks.get(0).result()).isNotNull();
    assertThat(forks.get(1).isSound()).isTrue();
  }

  @Test
  void theLastAttemptCountsWhereverItsCpusWere() {
    List<Fork> forks = forks(repeating(2), (testCase, drawn) -> moved());

    assertThat(forks).extracting(Fork::isSound).containsExactly(false, true);
  }

  @Test
  void withoutARuleOnAttemptsNothingIsRepeated() {
    Settings once = settings(1, 1, null, 1);

    assertThat(forks(once, (testCase, drawn) -> moved())).hasSize(1).allMatch(Fork::isSound);
  }

  @Test
  void aForkRunsWithWhatIsDrawnForItAndKeepsIt() {
    List<SortedMap<String, String>> given = new ArrayList<>();
    Iterator<ForkRunner.Outcome> outcomes = List.of(moved(), steady()).iterator();

    List<Fork> forks =
        forks(
            repeating(3),
            (testCase, drawn) -> {
              given.add(drawn);
              return outcomes.next();
            });

    assertThat(forks).extracting(Fork::drawn).isEqualTo(given);
    assertThat(given.get(0)).containsOnlyKeys("pad", "place", "seed", "spin");
    assertThat(given.get(0).get("place")).isNotEqualTo(given.get(1).get("place"));
  }

  @Test
  void aQuotaBelowTheCpusOfThePlanIsRefused() {
    assertThatThrownBy(() -> HostRequirements.checkQuota(cases, OptionalDouble.of(1.5)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the control group of this process has a quota of 1.50 CPUs, and the plan spins"
                + " on 2; raise the quota (docker: --cpus), or give fewer with --cpus");
    HostRequirements.checkQuota(cases, OptionalDouble.of(2));
    HostRequirements.checkQuota(cases, OptionalDouble.empty());
  }
}
