// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.PacedRun;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.PairedRatio;

class JavaAgainstCTest {
  @TempDir private Path scratch;

  @Test
  void everyVersionOfTheControlIsBesideTheSameOneInJava() {
    assertThat(Samples.storm(Samples.PACED).javaAgainstC())
        .hasSize(3 * 4)
        .allSatisfy(
            version -> {
              assertThat(version.control().studyCase().isNative()).isTrue();
              assertThat(version.java().studyCase().variant())
                  .isEqualTo(version.control().studyCase().versionId());
              assertThat(version.java().studyCase().gapNanos())
                  .isEqualTo(version.control().studyCase().gapNanos());
              assertThat(version.java().studyCase().isRepeat()).isFalse();
            });
  }

  /**
   * Java: spinlock 1200 ns, patched 1000 ns, so that patched is 1.2 times as fast. C: 880 and 800,
   * 1.1 times. Java takes 1200 / 880 = 1.3636 and 1000 / 800 = 1.25 times as long.
   */
  @Test
  void comparesDurationsAndRatiosWithinBlocks() throws IOException {
    List<JavaAgainstC> versions = at1000(findings());
    JavaAgainstC spinlock = versions.get(0);
    assertThat(spinlock.times().map(PairedRatio::ratio).orElseThrow())
        .isCloseTo(1200.0 / 880, within(1e-9));
    assertThat(spinlock.agreement()).isEmpty();
    assertThat(spinlock.points()).isEmpty();
    JavaAgainstC patched =
        versions.stream()
            .filter(version -> version.java().studyCase().variant().equals("patched"))
            .findFirst()
            .orElseThrow();
    assertThat(patched.times().map(PairedRatio::ratio).orElseThrow()).isCloseTo(1.25, within(1e-9));
    assertThat(patched.between().map(PairedRatio::ratio).orElseThrow())
        .isCloseTo(1.2 / 1.1, within(1e-9));
    assertThat(patched.points().orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(patched.agreement()).contains(Agreement.APART);
  }

  @Test
  void theMeanOverVersionsIsGeometric() throws IOException {
    List<JavaAgainstC> versions =
        at1000(findings()).stream()
            .filter(v -> v.java().studyCase().variant().matches("spinlock|patched"))
            .toList();
    assertThat(JavaAgainstC.overVersions(versions).orElseThrow().ratio())
        .isCloseTo(Math.sqrt(1200.0 / 880 * 1.25), within(1e-9));
    assertThat(JavaAgainstC.overVersions(List.of())).isEmpty();
  }

  @Test
  void aRunWithoutAControlHasNone() {
    assertThat(Samples.storm(Samples.TWO_CPUS).javaAgainstC()).isEmpty();
  }

  private Findings findings() throws IOException {
    return new PacedRun(scratch)
        .set("storm-spinlock-2cpus-gap1000-", fork -> 1200)
        .set("storm-patched-2cpus-gap1000-", fork -> 1000)
        .set("storm-native-spinlock-2cpus-gap1000-", fork -> 880)
        .set("storm-native-patched-2cpus-gap1000-", fork -> 800)
        .storm();
  }

  private static List<JavaAgainstC> at1000(Findings findings) {
    return findings.javaAgainstC().stream()
        .filter(version -> version.java().studyCase().gapNanos() == 1000)
        .toList();
  }
}
