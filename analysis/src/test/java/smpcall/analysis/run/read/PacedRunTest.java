// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.NoSpeed;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.sample.Samples;

/** Runs with paced calls, drawn factors, repeated forks and the native control. */
class PacedRunTest {
  private static final String PATCHED = "storm-patched-2cpus-gap1000-a";
  private final Run run = RunReader.read(Samples.PACED, false);

  @TempDir private Path results;

  @Test
  void theFigureOfAPacedCaseIsTheDurationOfACall() {
    StudyCase c = run.caseOf("storm-floor-2cpus-gap1000-a");
    Fork fork = run.forksOf(c).get(0);
    Iteration first = fork.iterations().get(0);

    assertThat(c.isPaced()).isTrue();
    assertThat(c.gapNanos()).isEqualTo(1000);
    assertThat(first.score()).isCloseTo(2e9 / first.pace().orElseThrow().callNanos(), within(1e-6));
    // The sample's floor takes 420 ns, a little more with what is drawn.
    assertThat(fork.warmup().get(0)).isCloseTo(2e9 / (2 * 440), within(0.15e6));
    CaseSpeed speed = CaseSpeed.of(c, run);
    assertThat(speed.nanoseconds().orElseThrow().mean()).isCloseTo(430, within(30.0));
    assertThat(speed.perSecond()).isEmpty();
    assertThat(speed.perSecondOfForks()).isEmpty();
  }

  @Test
  void theLoadIsSaidBesideIt() {
    StudyCase c = run.caseOf("storm-floor-2cpus-gap1000-a");
    CaseLoad load = CaseLoad.of(run.cleanForksOf(c)).orElseThrow();

    // Two callers, each a call in 430 + 1,000 ns, so that 30 % of their time is in calls.
    assertThat(load.perSecond()).isCloseTo(2e9 / 1430, within(4e4));
    assertThat(load.busy().orElseThrow()).isCloseTo(0.30, within(0.015));
    assertThat(CaseLoad.of(run.cleanForksOf(run.caseOf("storm-floor-2cpus-a")))).isEmpty();
  }

  @Test
  void withoutACallAnIterationHasNoSpeed() throws IOException {
    Path edited =
        edited(
            fork -> ((ArrayNode) fork.at("/result/times/callNanos")).set(1, "NaN"), PATCHED, 1, 1);
    Run with = RunReader.read(edited, false);

    assertThat(with.forksOf(with.caseOf(PATCHED)).get(0).iterations().get(1).noSpeed())
        .contains(NoSpeed.NO_NUMBER);
  }

  @Test
  void aPacedForkWithoutTimesIsRefused() throws IOException {
    Path edited = Samples.copy(Samples.PACED, results);
    Samples.editForks(
        edited, forks -> Samples.results(forks, PATCHED).forEach(result -> result.remove("times")));

    assertThatThrownBy(() -> RunReader.read(edited, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("forks.jsonl:")
        .hasMessageContaining("has no figure (result.times.callNanos)");
  }

  @Test
  void aRepeatedForkIsKeptAndIsInNoFigureButItsAuditCounts() throws IOException {
    Path edited =
        edited(
            fork -> {
              ((ArrayNode) fork.at("/result/counts/failures")).set(0, 3);
              ((ArrayNode) fork.at("/result/counts/lost")).set(0, 3);
            },
            PATCHED,
            3,
            1);
    StudyCase c = run.caseOf(PATCHED);

    assertThat(run.forksOf(c)).hasSize(13).filteredOn(Fork::isRepeated).hasSize(1);
    assertThat(run.cleanForksOf(c)).hasSize(12);
    assertThat(CaseSpeed.of(c, run).values().get(3))
        .isEqualTo(CaseSpeed.valueOf(run.cleanForksOf(c).get(2)).orElseThrow());
    assertThat(run.failed()).isEmpty();
    Run wrong = RunReader.read(edited, false);
    assertThat(CaseSpeed.of(wrong.caseOf(PATCHED), wrong).isWrong()).isTrue();
  }

  @Test
  void aBlockWithNothingButARepeatedForkIsMissing() throws IOException {
    Path copy = Samples.copy(Samples.PACED, results);
    Samples.editForks(copy, forks -> forks.removeIf(fork -> is(fork, PATCHED, 3, 2)));

    assertThat(RunReader.read(copy, true).missing()).containsExactly(new Run.Missing(3, PATCHED));
  }

  @Test
  void whatWasDrawnIsKept() {
    assertThat(run.settings().drawn().orElseThrow().spin()).containsExactly(0, 16, 32, 64, 96);
    assertThat(run.settings().attempts()).hasValue(3);
    for (int block = 1; block <= 12; block++) {
      int of = block;
      assertThat(
              run.forks().stream()
                  .filter(fork -> fork.block() == of && !fork.drawn().isEmpty())
                  .map(fork -> List.of(fork.drawn().get("spin"), fork.drawn().get("pad")))
                  .distinct())
          .hasSize(1);
    }
    assertThat(RunReader.read(Samples.BOTH, false).forks())
        .allMatch(fork -> fork.drawn().isEmpty());
  }

  @Test
  void theNativeControlHasTheFactsOfItsVersion() {
    StudyCase c = run.caseOf("storm-native-lockfree-2cpus-gap1000-a");

    assertThat(c.isNative()).isTrue();
    assertThat(c.versionId()).isEqualTo("lockfree");
    assertThat(c.mayFail()).isTrue();
    assertThat(c.baselineArms()).containsExactly("storm-native-spinlock-2cpus-gap1000-a");
    assertThat(run.caseOf(PATCHED).isNative()).isFalse();
    assertThat(run.caseOf(PATCHED).baselineArms())
        .containsExactly("storm-spinlock-2cpus-gap1000-a", "storm-spinlock-2cpus-gap1000-b");
  }

  @Test
  void aBaselineAtAnotherGapIsRefused() throws IOException {
    Path copy = Samples.copy(Samples.PACED, results);
    Samples.edit(
        copy.resolve("run.json"),
        root ->
            root.get("cases")
                .forEach(
                    c -> {
                      if (c.get("id").asText().equals(PATCHED)) {
                        ((ArrayNode) c.get("baselineArms")).add("storm-spinlock-2cpus-gap5000-b");
                      }
                    }));

    assertThatThrownBy(() -> RunReader.read(copy, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has the baseline \"storm-spinlock-2cpus-gap5000-b\"");
  }

  @Test
  void timesFromWhenCallsWereDueAreThereForPacedCallsOnly() {
    assertThat(run.forksOf(run.caseOf(PATCHED)))
        .allMatch(fork -> fork.latency().orElseThrow().fromDue().isPresent());
    assertThat(run.forksOf(run.caseOf("storm-patched-2cpus-a")))
        .allMatch(fork -> fork.latency().orElseThrow().fromDue().isEmpty());
  }

  private Path edited(Consumer<JsonNode> change, String id, int block, int attempt)
      throws IOException {
    Path copy = Samples.copy(Samples.PACED, results);
    Samples.editForks(
        copy,
        forks ->
            forks.forEach(
                fork -> {
                  if (is(fork, id, block, attempt)) {
                    change.accept(fork);
                  }
                }));
    return copy;
  }

  private static boolean is(JsonNode fork, String id, int block, int attempt) {
    return fork.get("case").asText().equals(id)
        && fork.get("block").asInt() == block
        && fork.get("attempt").asInt() == attempt;
  }
}
