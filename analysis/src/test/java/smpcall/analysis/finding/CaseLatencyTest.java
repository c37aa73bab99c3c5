// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.Samples;
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
  void theUnitIsTheMedianRoundTripOnTheSameCpus() {
    double roundTrip = both.roundTrips().get(0).nanoseconds().orElseThrow().median();
    assertThat(both.latencies()).allMatch(l -> l.roundTripNanos().orElseThrow() == roundTrip);
    // Two threads make 16.2 million round trips a second in all, each in 2 / 16.2 million seconds.
    assertThat(roundTrip).isCloseTo(123.5, within(6.0));
    assertThat(eight.latenciesOf(eight.arrangements().last()))
        .allMatch(l -> l.roundTripNanos().isEmpty());
  }

  @Test
  void roundTripsThatDifferFromForkToForkAreNoUnit() throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.edit(
        run.resolve("jmh.json"),
        root ->
            root.forEach(
                entry -> {
                  if (entry.get("benchmark").asText().endsWith("PingPong.roundTrip")) {
                    ArrayNode fork = (ArrayNode) entry.at("/primaryMetric/rawData/0");
                    for (int i = 0; i < fork.size(); i++) {
                      fork.set(i, 6 * fork.get(i).asDouble());
                    }
                  }
                }));

    assertThat(Samples.broadcast(run).latencies()).allMatch(l -> l.roundTripNanos().isEmpty());
  }

  @Test
  void whatFailedItsAuditHasNoLatency() {
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
    Samples.edit(
        run.resolve("run.json"),
        root -> root.get("forks").forEach(fork -> ((ObjectNode) fork).putNull("latency")));
    assertThat(Samples.broadcast(run).latencies()).isEmpty();
  }

  @Test
  void shareAndClockAreSaidForSeveralCasesTogether() {
    List<CaseLatency> all = both.latencies();
    assertThat(CaseLatency.shares(all)).isEqualTo("one in 16");
    assertThat(CaseLatency.clocks(all)).matches("2[0-9]( to 2[0-9])?");
  }
}
