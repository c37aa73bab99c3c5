// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.appendix.LatencySection;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Spread;

class CaseLatencyTest {
  private final Findings both = Samples.broadcast(Samples.BOTH);
  private final Findings eight = Samples.storm(Samples.EIGHT_CPUS);

  @TempDir private Path results;

  @Test
  void theCallsOfAllForksArePooled() {
    CaseLatency floor = both.latencies().get(0);
    assertThat(floor.forks()).hasSize(6);
    assertThat(floor.pooled().size())
        .isEqualTo(floor.forks().stream().mapToLong(d -> d.size()).sum());
    Spread median = floor.exceededByOneIn(2);
    assertThat(median.n()).isEqualTo(6);
    assertThat(median.forks().orElseThrow().contains(median.pooled().orElseThrow())).isTrue();
  }

  @Test
  void theLongestOfAllIsTheLongestOfAFork() {
    Spread longest = both.latencies().get(0).largest();
    assertThat(longest.pooled()).contains(longest.forks().orElseThrow().high());
  }

  @Test
  void theUnitIsTheMeanRoundTripOnTheSameCpus() {
    double roundTrip = both.roundTrips().get(0).nanoseconds().orElseThrow().mean();
    assertThat(both.latencies()).allMatch(l -> l.roundTripNanos().orElseThrow() == roundTrip);
    // Two threads make 16.2 million round trips a second in all, each in 2 / 16.2 million seconds.
    assertThat(roundTrip).isCloseTo(123.5, within(6.0));
    assertThat(eight.latenciesOf(eight.arrangements().last()))
        .allMatch(l -> l.roundTripNanos().isEmpty());
  }

  @Test
  void roundTripsThatDifferFromForkToForkAreNoUnit() throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.editForks(
        run,
        forks -> Samples.multiply(Samples.results(forks, "ping-pong").get(0).get("scores"), 6));
    assertThat(Samples.broadcast(run).latencies()).allMatch(l -> l.roundTripNanos().isEmpty());
  }

  /** A run with round trips before and after each fork, nanoseconds; the last block has its own. */
  private Path withRoundTrips(double before, double after, double ofLastBlock) throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.editForks(
        run,
        forks ->
            forks.forEach(
                fork -> {
                  boolean last = fork.get("block").asInt() == 6;
                  Samples.roundTrip(fork, last ? ofLastBlock : before, last ? ofLastBlock : after);
                }));
    return run;
  }

  @Test
  void timesAreMultiplesOfTheRoundTripOfTheirOwnFork() throws IOException {
    CaseLatency floor = Samples.broadcast(withRoundTrips(90, 110, 100)).latencies().get(0);

    Spread trips = floor.roundTrips(LatencyFigure.exceededByOneIn(2)).orElseThrow();

    // Every unit is 100: the forks' own medians, divided by it.
    Spread nanos = floor.exceededByOneIn(2);
    assertThat(trips.n()).isEqualTo(6);
    assertThat(trips.forks().orElseThrow().low())
        .isCloseTo(nanos.forks().orElseThrow().low() / 100, within(1e-9));
    assertThat(trips.forks().orElseThrow().high())
        .isCloseTo(nanos.forks().orElseThrow().high() / 100, within(1e-9));
    assertThat(floor.roundTripNanos()).contains(100.0);
  }

  @Test
  void aForkWhoseRoundTripIsLongerHasFewerOfThem() throws IOException {
    Findings findings = Samples.broadcast(withRoundTrips(100, 100, 500));
    CaseLatency floor = findings.latencies().get(0);
    LatencyFigure median = LatencyFigure.exceededByOneIn(2);
    double lowest =
        floor.forks().stream()
            .mapToDouble(fork -> median.apply(fork).orElseThrow())
            .min()
            .orElseThrow();

    Spread trips = floor.roundTrips(median).orElseThrow();

    assertThat(trips.forks().orElseThrow().low()).isLessThan(lowest / 250);
    assertThat(trips.pooled().orElseThrow())
        .as("a median does not mind")
        .isGreaterThan(lowest / 110);
    assertThat(floor.roundTripNanos()).as("a unit for all").isEmpty();
    assertThat(Footnotes.of(List.of(findings)))
        .noneMatch(note -> note.text().contains("round trip"));
  }

  @Test
  void forksInWhichTheRoundTripChangedHaveAFootnote() throws IOException {
    Findings findings = Samples.broadcast(withRoundTrips(77, 480, 100));

    assertThat(Footnotes.of(List.of(findings)))
        .filteredOn(note -> note.text().startsWith("The round trip of a cache line changed"))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.cases())
                    .hasSameSizeAs(findings.latencies())
                    .contains(findings.latencies().get(0).studyCase()))
        .extracting(Footnote::text)
        .asString()
        .contains("during 5 of 6 forks of floor at 2 CPUs, 5 of 6 forks of ")
        .endsWith("They are in every number.");
  }

  @Test
  void theTableOfMultiplesSaysOfHowManyForks() throws IOException {
    Findings findings = Samples.broadcast(withRoundTrips(90, 110, 100));
    String text =
        LatencySection.of(findings, FootnoteMarks.of(List.of(findings))).stream()
            .filter(block -> block instanceof Block.Table)
            .map(block -> (Block.Table) block)
            .filter(table -> table.caption().contains("round trips"))
            .findFirst()
            .map(table -> table.caption() + table.head() + table.rows().get(0))
            .orElseThrow();

    assertThat(text)
        .contains("of each fork's own, measured around its iterations (median 100.0 ns, from 100.0")
        .contains("n][floor, ")
        .endsWith("6]");
  }

  @Test
  void aRoundTripThatIsNoTimeIsRefused() throws IOException {
    Path run = withRoundTrips(-1, 100, 100);

    assertThatThrownBy(() -> Samples.broadcast(run))
        .isInstanceOf(BadInputException.class)
        .message()
        .contains("forks.jsonl:1: result.roundTripNanos.before is not above 0; ")
        .hasLineCount(1);
  }

  @Test
  void aCaseThatFailedItsAuditHasNoLatency() {
    CaseLatency lockfree =
        eight.latenciesOf(eight.arrangements().last()).stream()
            .filter(CaseLatency::wrong)
            .findFirst()
            .orElseThrow();
    assertThat(lockfree.studyCase().variant()).isEqualTo("lockfree");
    assertThat(lockfree.isTimed()).isFalse();
    assertThat(lockfree.largest().pooled()).isEmpty();
  }

  @Test
  void aRunWithoutHistogramsHasNoLatencies() throws IOException {
    assertThat(Samples.storm(Samples.TWO_CPUS).latencies()).isEmpty();
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.editForks(
        run, forks -> Samples.results(forks, "").forEach(result -> result.putNull("latency")));
    assertThat(Samples.broadcast(run).latencies()).isEmpty();
  }

  @Test
  void severalCasesShareTheTextOnShareAndClock() {
    List<CaseLatency> all = both.latencies();
    assertThat(CaseLatency.shares(all)).isEqualTo("one in 16");
    assertThat(CaseLatency.clocks(all)).matches("2[0-9]( to 2[0-9])?");
  }
}
