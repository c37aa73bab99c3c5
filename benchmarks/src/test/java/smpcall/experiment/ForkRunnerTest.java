// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smpcall.benchmark.LatencyRecorder;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.benchmark.RoundTripProbe;
import smpcall.host.Affinity;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.plan.Case;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.Workload;

class ForkRunnerTest {

  private static final JavaRuntimes.Runtime OWN = JavaRuntimes.Runtime.own();

  static {
    // Another JMH on this host must not fail the test, which times nothing.
    System.setProperty("jmh.ignoreLock", "true");
  }

  private static ForkRunner.Outcome run(Workload workload, int cpus, String... jvmArgs) {
    Selection selection =
        new Selection(
            List.of("floor"),
            List.of(),
            List.of(workload),
            List.of(),
            List.of(Math.min(cpus, Affinity.allowed().cardinality())),
            List.of(PlacementPolicy.CORES),
            List.of("own"));
    Case only = selection.cases(Topology.ofThisHost()).get(0);
    Settings settings =
        new Settings(
            "smoke", 42, 1, 1, null, null, 2, 1, 50, List.of(jvmArgs), 1, null, null, null, null);
    return new ForkRunner(settings, Map.of("own", OWN)).run(withCpus(only, cpus), new TreeMap<>());
  }

  private static Case withCpus(Case testCase, int cpus) {
    return new Case(
        testCase.id(),
        testCase.workload(),
        testCase.variant(),
        testCase.arm(),
        cpus,
        testCase.policy(),
        testCase.placement(),
        testCase.jdk(),
        testCase.workload().equals("broadcast") ? 1 : cpus,
        null,
        testCase.gapNanos(),
        null,
        null,
        testCase.benchmark(),
        testCase.metric(),
        testCase.params());
  }

  private static void assumeTwoCpus() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
  }

  /** Such a JVM has no bean of its compilers. */
  @Test
  void aJvmThatDoesNotCompileGivesAResultToo() {
    assumeTwoCpus();

    ForkRunner.Outcome outcome =
        run(
            Workload.STORM,
            2,
            Stream.concat(Arrays.stream(PinnedBenchmark.jvmArgs()), Stream.of("-Xint"))
                .toArray(String[]::new));

    assertThat(outcome.error()).isNull();
    assertThat(outcome.result().scores()).hasSize(1);
  }

  @Test
  void aForkGivesJmhsResultAndItsWarmUp() {
    assumeTwoCpus();

    ForkRunner.Outcome outcome = run(Workload.STORM, 2, PinnedBenchmark.jvmArgs());

    assertThat(outcome.error()).isNull();
    assertThat(outcome.result().vm().args())
        .containsAll(
            Stream.concat(Arrays.stream(PinnedBenchmark.jvmArgs()), OWN.flags().stream()).toList())
        .noneMatch(
            flag -> flag.contains(LatencyRecorder.FILE) || flag.contains(RoundTripProbe.FILE));
    assertThat(outcome.result().vm().jmh()).isEqualTo("1.37");
    assertThat(outcome.result().vm().version()).isEqualTo(OWN.jdk().version());
    assertThat(outcome.result().scores()).hasSize(1).allMatch(score -> score > 0);
    assertThat(outcome.result().count("calls")).hasSize(1).allMatch(calls -> calls > 0);
    assertThat(outcome.result().rates()).isEmpty();
    assertThat(outcome.result().warmup()).hasSize(2).allMatch(score -> score > 0);
    assertThat(outcome.result().latency().every()).isEqualTo(16);
    assertThat(outcome.result().latency().histogram()).isNotEmpty();
    assertThat(outcome.result().roundTripNanos().before()).isPositive();
    assertThat(outcome.result().roundTripNanos().after()).isPositive();
  }

  @Test
  void aBroadcastHasOneCallerAndItsOwnFigure() {
    assumeTwoCpus();

    ForkRunner.Outcome outcome = run(Workload.BROADCAST, 2, PinnedBenchmark.jvmArgs());

    assertThat(outcome.error()).isNull();
    double calls = outcome.result().rates().get("call").get(0);
    assertThat(calls).isPositive();
    assertThat(outcome.result().scores().get(0))
        .as("what the servers do in the same iteration is in JMH's figure")
        .isGreaterThan(calls);
    assertThat(outcome.result().warmup()).hasSize(2).allMatch(score -> score > 0);
    assertThat(outcome.result().latency()).isNotNull();
  }

  @Test
  void aForkThatRefusesGivesItsReason() {
    int tooMany = Affinity.allowed().cardinality() + 1;

    ForkRunner.Outcome outcome = run(Workload.STORM, tooMany, PinnedBenchmark.jvmArgs());

    assertThat(outcome.result()).isNull();
    assertThat(outcome.error())
        .startsWith("java.lang.IllegalStateException: " + tooMany + " threads on ")
        .hasLineCount(1);
  }

  @Test
  void aJvmThatDoesNotStartGivesItsReason() {
    ForkRunner.Outcome outcome = run(Workload.STORM, 2, "-Xnope");

    assertThat(outcome.result()).isNull();
    assertThat(outcome.error()).isEqualTo("Error: Could not create the Java Virtual Machine.");
  }
}
