// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.ScalabilityLaw;

class ScalingTest {
  @TempDir private Path results;

  @Test
  void isFittedWithinTheCoresOfOneSocketOnly() {
    List<Scaling> all = Samples.storm(Samples.WIDE).scaling();
    assertThat(all).extracting(s -> s.studyCase().variant()).containsExactly("spinlock", "patched");
    ScalabilityLaw law = all.get(1).law();
    // 32 CPUs would be siblings.
    assertThat(law.counts()).containsExactly(2, 4, 8, 16);
    assertThat(all.get(1).where()).isEqualTo("the cores of one socket");
    assertThat(law.kappa().value()).isCloseTo(0.01, within(0.006));
    assertThat(law.kappa().interval()).isPresent();
  }

  @Test
  void twoSocketsHaveTooFewCountsEach() throws IOException {
    Path run = Samples.copy(Samples.WIDE, results);
    Samples.edit(
        run.resolve("run.json"), root -> ((ObjectNode) root.get("environment")).put("sockets", 2));
    // Up to 8 on one socket, 16 on two, 32 with siblings.
    assertThat(Samples.storm(run).scaling()).isEmpty();
  }

  @Test
  void aHostThatDoesNotTellItsCoresHasNoLaw() throws IOException {
    Path run = Samples.copy(Samples.WIDE, results);
    Samples.edit(
        run.resolve("run.json"), root -> ((ObjectNode) root.get("environment")).putNull("cores"));
    assertThat(Samples.storm(run).scaling()).isEmpty();
  }

  @Test
  void threeCountsHaveNone() {
    assertThat(Samples.storm(Samples.EIGHT_CPUS).scaling()).isEmpty();
  }

  /** The law is one of throughput, which paced calls do not have. */
  @Test
  void pacedCallsFollowNone(@TempDir Path results) throws IOException {
    assertThat(Samples.storm(Samples.WIDE).scaling()).isNotEmpty();
    assertThat(Samples.storm(SampleCases.paced(Samples.WIDE, results)).scaling()).isEmpty();
  }
}
