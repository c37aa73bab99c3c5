// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

class AuditCostTest {
  @TempDir private Path results;

  private Run with(int blocks) throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    SampleCases.addAuditCost(run, blocks);
    return RunReader.read(run, false);
  }

  /**
   * Three ratios of 0.96 and three of 0.98: the logarithms have the mean -0.030513 and the standard
   * deviation 0.010310 x sqrt(6 / 5) = 0.011294; t of 5 degrees of freedom is 2.5706, so the half
   * width is 0.011852. The ratio is 0.96995, its interval [0.95852, 0.98151].
   */
  @Test
  void isTheShareOfTheCallsThatTheAuditTakes() throws IOException {
    assertThat(AuditCost.of(with(6)).stream().map(AuditCost::sentence))
        .containsExactly(
            "The audit of every call takes 3.0 % [1.8, 4.1] of the calls (spinlock, 6 blocks).");
  }

  @Test
  void fewBlocksGivePointsOnly() throws IOException {
    assertThat(AuditCost.of(with(2)).stream().map(AuditCost::sentence))
        .containsExactly(
            "The audit of every call takes 4.0 % and 2.0 % of the calls (spinlock, 2 blocks, n too"
                + " small for an interval).");
  }

  @Test
  void aMissingMeasurementIsNamed() {
    assertThat(AuditCost.of(RunReader.read(Samples.BOTH, false)).stream().map(AuditCost::sentence))
        .containsExactly(
            "The cost of the audit of every call was not measured in this run (workload"
                + " audit-cost).");
  }

  @Test
  void itsCasesAreInNoComparisonOfVersionsAndHaveAVerdictOfTheirOwn() throws IOException {
    Run run = with(6);
    Findings storm = Findings.of(run, Workload.STORM);
    Findings audit = Findings.of(run, Workload.AUDIT_COST);

    assertThat(storm.speeds()).isEqualTo(Samples.storm(Samples.BOTH).speeds());
    assertThat(audit.latencies()).isEmpty();
    assertThat(VerdictLine.of(audit))
        .startsWith("Verdict: what does the audit of every call cost? At 2 CPUs audited makes 0.97")
        .contains("the calls of unaudited");
    assertThat(List.of(audit.speeds().get(0).studyCase(), audit.speeds().get(1).studyCase()))
        .extracting(c -> c.variant() + " " + c.isAudited())
        .containsExactly("unaudited false", "audited true");
  }
}
