// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.host.Affinity;
import smpcall.host.Topology;

class ForkRunnerTest {

  static {
    // Somebody else's JMH on this host is no reason to fail: nothing is timed here.
    System.setProperty("jmh.ignoreLock", "true");
  }

  private static ForkRunner.Outcome run(int cpus, String... jvmArgs) {
    Plan.Selection selection =
        new Plan.Selection(List.of("floor"), List.of(Workload.STORM), List.of(cpus));
    Case only = Plan.of(selection, Topology.ofThisHost(), 1, 42).cases().get(0);
    return new ForkRunner(new Settings("smoke", 42, 1, 2, 1, 50, List.of(jvmArgs))).run(only);
  }

  @Test
  void aForkGivesJmhsResultAndItsWarmUp() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");

    ForkRunner.Outcome outcome = run(2, PinnedBenchmark.jvmArgs());

    assertThat(outcome.error()).isNull();
    assertThat(outcome.jmh()).hasSize(1);
    assertThat(outcome.jmh().at("/0/jvm").asText()).as("is no path of this host").isEqualTo("java");
    assertThat(outcome.jmh().at("/0/jvmArgs")).hasSameSizeAs(PinnedBenchmark.jvmArgs());
    assertThat(outcome.jmh().at("/0/params"))
        .isEqualTo(
            JmhResults.read(
                """
                {"arm": "a", "fastPath": "false", "lock": "ticket", "mask": "inline",
                 "version": "floor"}
                """));
    assertThat(outcome.jmh().at("/0/primaryMetric/rawData/0")).hasSize(1);
    assertThat(outcome.warmup()).hasSize(2).allMatch(score -> score > 0);
  }

  @Test
  void aForkThatRefusesGivesItsReason() {
    int tooMany = Affinity.allowed().cardinality() + 1;

    ForkRunner.Outcome outcome = run(tooMany, PinnedBenchmark.jvmArgs());

    assertThat(outcome.jmh()).isNull();
    assertThat(outcome.error())
        .startsWith("java.lang.IllegalStateException: " + tooMany + " threads on ")
        .hasLineCount(1);
    assertThat(outcome.warmup()).isEmpty();
  }

  @Test
  void aJvmThatDoesNotStartGivesItsReason() {
    ForkRunner.Outcome outcome = run(2, "-Xnope");

    assertThat(outcome.jmh()).isNull();
    assertThat(outcome.error()).isEqualTo("Error: Could not create the Java Virtual Machine.");
  }
}
