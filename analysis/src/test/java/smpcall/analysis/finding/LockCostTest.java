// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.KernelComparison;
import smpcall.analysis.sample.PacedRun;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.NanosDifference;

class LockCostTest {
  @TempDir private Path scratch;

  /**
   * The arms of spinlock take 1000 and 1210 ns, their geometric mean is 1100; patched takes 980 and
   * 1020 ns in odd and even blocks: six differences of 120 and six of 80. Mean 100, squares 12 x
   * 400, standard error sqrt(4800 / 11 / 12) = 6.030227, t(0.975; 11) = 2.200985.
   */
  @Test
  void isTheMeanDifferenceToTheArmsOfTheBaseline() throws IOException {
    PacedRun run =
        new PacedRun(scratch)
            .set("storm-spinlock-2cpus-gap1000-a", fork -> 1000)
            .set("storm-spinlock-2cpus-gap1000-b", fork -> 1210)
            .set(
                "storm-patched-2cpus-gap1000-",
                fork -> fork.get("block").asInt() % 2 == 1 ? 980 : 1020);
    LockCost patched = patchedAt1000(run.storm());
    NanosDifference nanos = patched.nanos().orElseThrow();
    assertThat(nanos.n()).isEqualTo(12);
    assertThat(nanos.nanos()).isCloseTo(100, within(1e-6));
    assertThat(nanos.interval95().orElseThrow().high())
        .isCloseTo(100 + 2.200985 * 6.030227, within(1e-4));
  }

  @Test
  void theShareIsOfTheRunningKernelsMeanCall() {
    double kernel =
        KernelComparison.kernels(Samples.broadcast(Samples.PACED).speeds())
            .get(0)
            .nanoseconds()
            .map(Centre::mean)
            .orElseThrow();
    LockCost patched = patchedAt1000(Samples.storm(Samples.PACED));
    double nanos = patched.nanos().orElseThrow().nanos();
    assertThat(patched.kernelNanos()).contains(kernel);
    assertThat(patched.percentOfKernel().orElseThrow())
        .isCloseTo(100 * nanos / kernel, within(1e-9));
    assertThat(patched.percentInterval().orElseThrow().low())
        .isCloseTo(
            100 * patched.nanos().orElseThrow().interval95().orElseThrow().low() / kernel,
            within(1e-9));
  }

  @Test
  void withoutARowOfTheKernelThereIsNoShare() {
    Findings old = Samples.storm(Samples.TWO_CPUS);
    assertThat(LockCost.of(old, old.arrangements().first()))
        .isNotEmpty()
        .allSatisfy(
            cost -> {
              assertThat(cost.nanos()).isPresent();
              assertThat(cost.percentOfKernel()).isEmpty();
              assertThat(cost.percentInterval()).isEmpty();
            });
  }

  @Test
  void theAnswerSaysItForTheMainFamilyWhereCallsArePaced() {
    assertThat(NanosecondsAnswer.of(Samples.storm(Samples.PACED)).orElseThrow())
        .startsWith(
            "In nanoseconds, in storm at 2 CPUs, gap 1 us, against lockfree the locks cost ")
        .contains(
            " of a call, ", " % [", "] of the 10,", " ns that a call takes the running kernel")
        .contains("; against patched the locks cost ")
        .doesNotContain("linux-2.6.39");
    assertThat(NanosecondsAnswer.of(Samples.storm(Samples.TWO_CPUS))).isEmpty();
  }

  @Test
  void locksThatCostNothingSaveSomething() throws IOException {
    Findings findings =
        new PacedRun(scratch)
            .set("storm-spinlock-2cpus-gap1000-", fork -> 900)
            .set("storm-patched-2cpus-gap1000-", fork -> 1000)
            .storm();
    assertThat(NanosecondsAnswer.of(findings).orElseThrow())
        .contains("against patched the locks save 100 ns [100, 100]");
  }

  private static LockCost patchedAt1000(Findings findings) {
    Arrangement where =
        findings.arrangements().stream()
            .filter(arrangement -> arrangement.gapNanos() == 1000)
            .findFirst()
            .orElseThrow();
    return LockCost.of(findings, where).stream()
        .filter(cost -> cost.comparison().studyCase().variant().equals("patched"))
        .findFirst()
        .orElseThrow();
  }
}
