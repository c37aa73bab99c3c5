// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.table.ArmPairsTable;

class ArmPairsTest {
  @TempDir private Path results;

  @Test
  void everyPairOfFourArmsIsCompared() {
    ArmPairs arms = Samples.storm(Samples.ARMS).armPairs().get(0);
    assertThat(arms.arms()).isEqualTo(4);
    assertThat(arms.pairs())
        .extracting(pair -> pair.one().arm(), pair -> pair.other().arm())
        .containsExactly(
            tuple("b", "a"),
            tuple("c", "a"),
            tuple("d", "a"),
            tuple("c", "b"),
            tuple("d", "b"),
            tuple("d", "c"));
    assertThat(arms.afterHolm()).isZero();
    assertThat(arms.unadjusted()).isBetween(0, 2);
    assertThat(arms.medianHalfWidth().orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(arms.largestHalfWidth().orElseThrow());
    assertThat(ArmPairsTable.of(Samples.storm(Samples.ARMS)).rows()).hasSize(6);
  }

  @Test
  void sixBlocksAreTooFewForSixPairs() {
    // 6 x 2/2^6 = 0.19; 8 blocks would do: 6 x 2/2^8 = 0.047.
    assertThat(Samples.storm(Samples.ARMS).armPairs().get(0).couldDiffer()).isFalse();
  }

  @Test
  void theWidestApartSayWhatIsTheSame() throws IOException {
    Path run = Samples.copy(Samples.ARMS, results);
    Samples.editForks(
        run,
        forks ->
            Samples.results(forks, "storm-spinlock-2cpus-cores-jdk17-d")
                .forEach(result -> Samples.multiply(result.get("scores"), 1.2)));
    // Arm c as another version gives a comparison to judge.
    Samples.edit(
        run.resolve("run.json"),
        root -> ((ObjectNode) root.at("/cases/2")).put("variant", "floor2"));
    Findings findings = Samples.storm(run);
    Margin margin = findings.claims(findings.arrangements().first()).get(0).margin();
    assertThat(margin.coarse()).isTrue();
    assertThat(margin.log()).as("never wider").isEqualTo(Margin.LEAST.log());
    assertThat(findings.armPairs().get(0).unadjusted()).isEqualTo(2);
  }

  @Test
  void twoArmsAreNoStudyOfTheirOwn() {
    assertThat(Samples.storm(Samples.TWO_CPUS).armPairs()).isEmpty();
  }
}
