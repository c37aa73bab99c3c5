// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.table.DistanceTable;

class DistanceComparisonTest {
  @TempDir private Path results;

  private Findings withNear(Set<Integer> near) throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("settings")).putObject("pairing").put("roundTripFactor", 1.5));
    Samples.editForks(
        run,
        forks ->
            forks.forEach(
                fork -> {
                  int block = fork.get("block").asInt();
                  double nanos = near.contains(block) ? 60 + block : 400 + 10 * block;
                  Samples.roundTrip(fork, nanos, nanos + 2);
                }));
    return Samples.storm(run);
  }

  private static List<DistanceComparison> of(Findings findings) {
    return findings.distancesOf(findings.arrangements().first());
  }

  @Test
  void eachDistanceHasItsOwnRatio() throws IOException {
    Findings findings = withNear(Set.of(2, 5));

    assertThat(of(findings))
        .extracting(
            at -> at.comparison().label(), DistanceComparison::nanos, DistanceComparison::blocks)
        .containsExactly(
            tuple("spinlock (A/A)", "63 to 66", 2),
            tuple("lockfree", "63 to 66", 2),
            tuple("patched", "63 to 66", 2),
            tuple("spinlock (A/A)", "411 to 461", 4),
            tuple("lockfree", "411 to 461", 4),
            tuple("patched", "411 to 461", 4));
    assertThat(DistanceTable.of(findings).rows()).hasSize(6);
    assertThat(VerdictLine.of(findings))
        .contains("; the CPUs stood at several distances, and these are means of them; ");
    assertThat(Footnotes.of(List.of(findings)).stream().map(Footnote::text))
        .anyMatch(
            text ->
                text.startsWith(
                    "At 2 CPUs blocks stood at several distances (a cache line took 63 to 66 and"
                        + " 411 to 461 ns from CPU to CPU and back)"));
  }

  /** The mean of the logarithms over all blocks is that of both parts, weighted by their blocks. */
  @Test
  void theRatioOverAllIsTheirMean() throws IOException {
    Findings findings = withNear(Set.of(1, 2, 3));
    List<DistanceComparison> patched =
        of(findings).stream().filter(at -> at.comparison().label().equals("patched")).toList();

    double near = Math.log(patched.get(0).ratio().orElseThrow().ratio());
    double far = Math.log(patched.get(1).ratio().orElseThrow().ratio());
    double all = Math.log(patched.get(0).comparison().ratio().orElseThrow().ratio());
    assertThat((3 * near + 3 * far) / 6).isCloseTo(all, within(1e-12));
  }

  @Test
  void oneDistanceIsNone() throws IOException {
    Findings findings = withNear(Set.of());

    assertThat(of(findings)).isEmpty();
    assertThat(DistanceTable.of(findings).rows()).isEmpty();
    assertThat(of(Samples.storm(Samples.BOTH))).isEmpty();
  }
}
