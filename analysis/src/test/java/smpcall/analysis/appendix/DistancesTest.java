// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.table.ArmPairsTable;
import smpcall.analysis.table.Csv;

/** Every figure without some blocks for their distance gives their number. */
class DistancesTest {
  @TempDir private Path results;

  @Test
  void ofTheArms() throws IOException {
    Path run = copy(Samples.ARMS);
    SampleCases.moved(run, "storm-spinlock-2cpus-cores-jdk17-c", 3, 5);
    Csv table = ArmPairsTable.of(Samples.storm(run));

    assertThat(table.rows())
        .extracting(row -> row.get(table.columns().indexOf("blocks_apart")))
        .containsExactly("0", "0", "0");
    assertThat(appendix(List.of(Samples.storm(run))))
        .contains(
            "4 arms of spinlock, 3 pairs that can be judged, 3 with too few blocks. Of 36 blocks of"
                + " all pairs together, 6 are left out: the two forks were not at the same"
                + " distance.");
  }

  @Test
  void ofTheKernel() throws IOException {
    Path run = copy(Samples.BOTH);
    SampleCases.addKernel(run, 6, 1);
    SampleCases.moved(run, "broadcast-kernel", 2);

    assertThat(appendix(Samples.calls(run)))
        .contains("Kernel against spinlock at 2 CPUs: 1 block left out, not at the same distance.");
  }

  @Test
  void ofTheFloorInRoundTrips() throws IOException {
    Path run = copy(Samples.BOTH);
    SampleCases.moved(run, "storm-floor-2cpus-cores-jdk17-a", 1, 4);

    assertThat(appendix(List.of(Samples.storm(run))))
        .contains(
            "round trips (n too small for an interval) (2 blocks left out, not at the same distance).");
  }

  @Test
  void ofTheCostOfTheAuditWhereNoneIsLeft() throws IOException {
    Path run = copy(Samples.BOTH);
    SampleCases.addAuditCost(run, 2);
    SampleCases.moved(run, "audit-cost-audited", 1, 2);

    assertThat(appendix(Samples.calls(run)))
        .contains("has no value (spinlock, 2 blocks left out, not at the same distance).");
  }

  private Path copy(Path sample) throws IOException {
    return Samples.copy(sample, results);
  }

  private static String appendix(List<Findings> all) {
    return PlainText.of(Appendix.of(all.get(0).run(), all, new Pictures(), List.of()))
        .replaceAll("\\s+", " ");
  }
}
