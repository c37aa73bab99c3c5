// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.cli.Hosts;
import smpcall.host.PlacementPolicy;
import smpcall.kernel.KernelVersion;

class PlanTest {

  private static final List<String> ALL =
      Arrays.stream(KernelVersion.values()).map(KernelVersion::id).toList();

  private static Plan plan(List<String> versions, List<Workload> workloads, Integer... cpus) {
    return seeded(42, versions, workloads, cpus);
  }

  private static Plan seeded(
      long seed, List<String> versions, List<Workload> workloads, Integer... cpus) {
    Selection selection =
        new Selection(
            versions,
            List.of(),
            workloads,
            List.of(),
            List.of(cpus),
            List.of(PlacementPolicy.CORES),
            List.of("17"));
    return new Plan(selection.cases(Hosts.withCores(8)), 6, seed);
  }

  private static Plan everything() {
    return plan(ALL, List.of(Workload.values()), 2, 4, 8);
  }

  static Stream<Arguments> counts() {
    return Stream.of(
        arguments(2, List.of(2)),
        arguments(4, List.of(2, 4)),
        arguments(5, List.of(2, 4, 5)),
        arguments(6, List.of(2, 4, 6)),
        arguments(8, List.of(2, 4, 8)),
        arguments(130, List.of(2, 4, 8, 16, 32, 64, 128, 130)));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void cpuCountsDoubleUpToAllThatAreAllowed(int allowed, List<Integer> counts) {
    assertThat(Plan.cpuCounts(allowed)).isEqualTo(counts);
  }

  @Test
  void manyArmsAreTheBaselineUnderManyNames() {
    Selection selection =
        new Selection(
            List.of("spinlock"),
            List.of(),
            List.of(Workload.STORM),
            List.of(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"),
            8,
            List.of(0),
            List.of());

    List<Case> cases = selection.cases(Hosts.withCores(2));
    assertThat(cases).extracting(Case::arm).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(cases).extracting(Case::variant).containsOnly("spinlock");
    assertThat(cases.get(0).baseline()).isNull();
    assertThat(cases.subList(1, 8)).extracting(Case::baseline).containsOnly(cases.get(0).id());
  }

  @Test
  void everyCaseRunsOnceInEveryBlock() {
    Plan plan = everything();

    assertThat(IntStream.rangeClosed(1, plan.blocks()).mapToObj(plan::order))
        .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(plan.cases()));
    assertThat(plan.forks()).isEqualTo(plan.blocks() * plan.cases().size());
  }

  @Test
  void blocksHaveOrdersOfTheirOwn() {
    Plan plan = everything();

    assertThat(IntStream.rangeClosed(1, plan.blocks()).mapToObj(plan::order))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedGivesTheSameOrders() {
    assertThat(everything().order(3)).isEqualTo(everything().order(3));
  }

  @Test
  void anotherSeedGivesAnotherOrder() {
    Plan one = seeded(42, ALL, List.of(Workload.STORM), 2, 4, 8);
    Plan other = seeded(43, ALL, List.of(Workload.STORM), 2, 4, 8);

    assertThat(other.cases()).isEqualTo(one.cases());
    assertThat(other.order(1)).isNotEqualTo(one.order(1));
  }

  @Test
  void idsAreUnique() {
    assertThat(everything().cases()).extracting(Case::id).doesNotHaveDuplicates();
  }

  @Test
  void theSpinlockHasTwoArmsForTheComparisonWithItself() {
    Plan plan = plan(ALL, List.of(Workload.STORM), 2, 4);

    assertThat(plan.cases())
        .filteredOn(each -> each.arm().equals("b"))
        .extracting(Case::id, Case::baseline)
        .containsExactly(
            tuple("storm-spinlock-2cpus-b", "storm-spinlock-2cpus-a"),
            tuple("storm-spinlock-4cpus-b", "storm-spinlock-4cpus-a"));
  }

  @Test
  void stormsAreDividedByTheSpinlockOnAsManyCpus() {
    assertThat(plan(ALL, List.of(Workload.STORM), 4).cases())
        .filteredOn(each -> !each.variant().equals("spinlock"))
        .hasSize(ALL.size() - 1)
        .extracting(Case::baseline)
        .containsOnly("storm-spinlock-4cpus-a");
  }

  @Test
  void theBaselineIsDividedByNothing() {
    assertThat(everything().cases())
        .filteredOn(each -> List.of("spinlock", "fields", "unaudited").contains(each.variant()))
        .filteredOn(each -> each.arm().equals("a"))
        .hasSize(8)
        .extracting(Case::baseline)
        .containsOnlyNulls();
  }

  @Test
  void withoutTheSpinlockThereAreNoRatiosAndNoSecondArms() {
    assertThat(plan(List.of("floor", "patched"), List.of(Workload.STORM), 2).cases())
        .hasSize(2)
        .allMatch(each -> each.baseline() == null)
        .allMatch(each -> each.arm().equals("a"));
  }

  @Test
  void aCaseOfAStormHasAllParametersOfJmh() {
    assertThat(plan(List.of("spinlock"), List.of(Workload.STORM), 2).cases().get(1))
        .isEqualTo(
            new Case(
                "storm-spinlock-2cpus-b",
                "storm",
                "spinlock",
                "b",
                2,
                "cores",
                List.of(1, 2),
                "17",
                2,
                null,
                0,
                "storm-spinlock-2cpus-a",
                List.of("storm-spinlock-2cpus-a"),
                "smpcall.benchmark.Storm.call",
                null,
                Map.of(
                    "version",
                    "spinlock",
                    "arm",
                    "b",
                    "audit",
                    "on",
                    "fastPath",
                    "false",
                    "lock",
                    "ticket",
                    "mask",
                    "inline",
                    "gap",
                    "0",
                    "policy",
                    "cores",
                    "timed",
                    "16")));
  }

  @Test
  void pingPongHasOneCase() {
    assertThat(plan(ALL, List.of(Workload.PING_PONG), 2, 4, 8).cases())
        .containsExactly(
            new Case(
                "ping-pong-2cpus-a",
                "ping-pong",
                "ping-pong",
                "a",
                2,
                "cores",
                List.of(1, 2),
                "17",
                2,
                null,
                null,
                null,
                null,
                "smpcall.benchmark.PingPong.roundTrip",
                null,
                Map.of("policy", "cores")));
  }

  @Test
  void aBroadcastCountsTheCallsOfItsCallerOnly() {
    assertThat(plan(List.of("patched"), List.of(Workload.BROADCAST), 4).cases())
        .extracting(Case::benchmark, Case::metric, Case::cpus, Case::callers)
        .containsExactly(tuple("smpcall.benchmark.Broadcast.broadcast", "call", 4, 1));
  }

  @Test
  void policiesThatChooseTheSameCpusAreOneCase() {
    Selection selection =
        new Selection(
            List.of("floor"),
            List.of(),
            List.of(Workload.STORM),
            List.of(),
            List.of(2, 4),
            List.of(PlacementPolicy.values()),
            List.of("17"));

    assertThat(selection.cases(Hosts.withSiblings(2)))
        .extracting(Case::id, Case::placement)
        .containsExactly(
            tuple("storm-floor-2cpus-a", List.of(0, 1)),
            tuple("storm-floor-2cpus-siblings-a", List.of(1, 3)),
            tuple("storm-floor-4cpus-a", List.of(0, 1, 2, 3)));
  }

  @Test
  void casesWithLittleTimeRunInTheFirstBlockOnly() {
    Selection selection =
        new Selection(
            List.of("spinlock", "linux-4.14"),
            List.of("linux-4.14"),
            List.of(Workload.STORM, Workload.BROADCAST),
            List.of(Workload.BROADCAST),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"));
    Plan plan = new Plan(selection.cases(Hosts.withCores(2)), 6, 42);

    assertThat(plan.cases())
        .extracting(Case::id, Case::blocks)
        .containsExactly(
            tuple("storm-spinlock-2cpus-a", null),
            tuple("storm-linux-4.14-2cpus-a", 1),
            tuple("storm-spinlock-2cpus-b", null),
            tuple("broadcast-spinlock-2cpus-a", 1));
    assertThat(plan.forks()).isEqualTo(6 + 1 + 6 + 1);
    assertThat(IntStream.rangeClosed(1, 6).map(block -> plan.order(block).size()))
        .containsExactly(4, 2, 2, 2, 2, 2);
  }

  @Test
  void aQuickRunOnTwoCpusHasFortyThreeForksInItsLeastBlocks() {
    Selection quick =
        new Selection(
            Stream.concat(Profile.QUICK.versions().stream(), Stream.of(KernelRow.ID)).toList(),
            Profile.QUICK.once(),
            Profile.QUICK.workloads(),
            Profile.QUICK.brief(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"));

    Plan plan = new Plan(quick.cases(Hosts.withCores(2)), Profile.QUICK.leastBlocks, 42);

    assertThat(plan.forks())
        .as("storm, of two later versions, broadcast with the kernel, ping-pong")
        .isEqualTo(5 * 7 + 2 + 5 + 1);
  }

  @Test
  void severalJdksAreCasesOfTheSameBlocks() {
    Selection selection =
        new Selection(
            List.of("floor", "spinlock"),
            List.of(),
            List.of(Workload.STORM),
            List.of(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17", "25"));

    assertThat(selection.cases(Hosts.withCores(8)))
        .extracting(Case::id, Case::baseline, Case::jdk)
        .containsExactly(
            tuple("storm-floor-2cpus-jdk17-a", "storm-spinlock-2cpus-jdk17-a", "17"),
            tuple("storm-spinlock-2cpus-jdk17-a", null, "17"),
            tuple("storm-spinlock-2cpus-jdk17-b", "storm-spinlock-2cpus-jdk17-a", "17"),
            tuple("storm-floor-2cpus-jdk25-a", "storm-spinlock-2cpus-jdk25-a", "25"),
            tuple("storm-spinlock-2cpus-jdk25-a", null, "25"),
            tuple("storm-spinlock-2cpus-jdk25-b", "storm-spinlock-2cpus-jdk25-a", "25"));
  }

  @Test
  void theMemoryCostIsDividedByPlainFields() {
    assertThat(plan(ALL, List.of(Workload.MEMORY_COST), 2).cases())
        .extracting(Case::id, Case::baseline, Case::params)
        .containsExactly(
            tuple(
                "memory-cost-buffer-2cpus-a",
                "memory-cost-fields-2cpus-a",
                Map.of("memory", "buffer", "policy", "cores", "gap", "0")),
            tuple(
                "memory-cost-array-2cpus-a",
                "memory-cost-fields-2cpus-a",
                Map.of("memory", "array", "policy", "cores", "gap", "0")),
            tuple(
                "memory-cost-fields-2cpus-a",
                null,
                Map.of("memory", "fields", "policy", "cores", "gap", "0")));
  }

  @Test
  void theAuditCostIsOneVersionTwiceUnderAnArmOfItsOwnAndDividedByTheUnaudited() {
    assertThat(plan(List.of("patched"), List.of(Workload.AUDIT_COST), 4).cases())
        .extracting(Case::id, Case::cpus, Case::baseline, Case::blocks)
        .containsExactly(
            tuple("audit-cost-audited-2cpus-a", 2, "audit-cost-unaudited-2cpus-a", null),
            tuple("audit-cost-unaudited-2cpus-a", 2, null, null));
    assertThat(plan(List.of("patched"), List.of(Workload.AUDIT_COST), 4).cases())
        .extracting(Case::params)
        .allSatisfy(
            params ->
                assertThat(params)
                    .containsEntry("version", "spinlock")
                    .containsEntry("arm", "audit-cost"))
        .extracting(params -> params.get("audit"))
        .containsExactly("on", "off");
  }

  @Test
  void withLittleTimeTheAuditCostIsMeasuredInOneBlock() {
    Selection selection =
        new Selection(
            List.of("spinlock"),
            List.of(),
            List.of(Workload.AUDIT_COST),
            List.of(Workload.AUDIT_COST),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"));

    assertThat(selection.cases(Hosts.withCores(2))).extracting(Case::blocks).containsOnly(1);
  }

  @Test
  void theRunningKernelIsMeasuredInBroadcastOnlyWithoutBaseline() {
    assertThat(
            plan(List.of("spinlock", "kernel"), List.of(Workload.values()), 4).cases().stream()
                .filter(KernelRow::is))
        .containsExactly(
            new Case(
                "broadcast-kernel-4cpus-a",
                "broadcast",
                "kernel",
                "a",
                4,
                "cores",
                List.of(1, 2, 3, 4),
                "17",
                1,
                null,
                0,
                null,
                null,
                "smpcall.benchmark.KernelCall.broadcast",
                "call",
                Map.of("policy", "cores", "timed", "16", "gap", "0")));
  }

  private static List<Case> paced(Workload workload, List<String> jdks) {
    return new Selection(
            List.of("spinlock", "patched", "linux-4.14", "native-spinlock", "native-patched"),
            List.of(),
            List.of(workload),
            List.of(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            jdks,
            2,
            List.of(1000, 0),
            List.of("linux-4.14"))
        .cases(Hosts.withCores(2));
  }

  @Test
  void aPacedCaseHasItsGapAndTheDurationOfACall() {
    assertThat(paced(Workload.STORM, List.of("17")))
        .extracting(Case::id, Case::gapNanos, Case::metric, each -> each.params().get("gap"))
        .containsExactly(
            tuple("storm-spinlock-2cpus-gap1000-a", 1000, "callNanos", "1000"),
            tuple("storm-patched-2cpus-gap1000-a", 1000, "callNanos", "1000"),
            tuple("storm-linux-4.14-2cpus-gap1000-a", 1000, "callNanos", "1000"),
            tuple("storm-native-spinlock-2cpus-gap1000-a", 1000, "callNanos", "1000"),
            tuple("storm-native-patched-2cpus-gap1000-a", 1000, "callNanos", "1000"),
            tuple("storm-spinlock-2cpus-gap1000-b", 1000, "callNanos", "1000"),
            tuple("storm-spinlock-2cpus-a", 0, null, "0"),
            tuple("storm-patched-2cpus-a", 0, null, "0"),
            tuple("storm-native-spinlock-2cpus-a", 0, null, "0"),
            tuple("storm-native-patched-2cpus-a", 0, null, "0"),
            tuple("storm-spinlock-2cpus-b", 0, null, "0"));
  }

  @Test
  void aVersionIsDividedByBothArmsOfItsBaselineAndAnArmByTheOther() {
    assertThat(paced(Workload.STORM, List.of("17")).subList(0, 6))
        .extracting(Case::baselineArms)
        .containsExactly(
            null,
            List.of("storm-spinlock-2cpus-gap1000-a", "storm-spinlock-2cpus-gap1000-b"),
            List.of("storm-spinlock-2cpus-gap1000-a", "storm-spinlock-2cpus-gap1000-b"),
            null,
            List.of("storm-native-spinlock-2cpus-gap1000-a"),
            List.of("storm-spinlock-2cpus-gap1000-a"));
  }

  @Test
  void aControlIsTheVersionInC() {
    Case control = paced(Workload.BROADCAST, List.of("17")).get(4);

    assertThat(control.variant()).isEqualTo("native-patched");
    assertThat(control.benchmark()).isEqualTo("native");
    assertThat(control.params()).containsEntry("version", "patched").containsEntry("gap", "1000");
    assertThat(control.baseline()).isEqualTo("broadcast-native-spinlock-2cpus-gap1000-a");
    assertThat(control.callers()).isEqualTo(1);
  }

  @Test
  void aControlRunsOnceWhateverTheJdks() {
    assertThat(paced(Workload.STORM, List.of("17", "25")).stream().filter(NativeRow::is))
        .extracting(Case::jdk)
        .hasSize(4)
        .containsOnly("17");
  }

  @Test
  void aControlThatCannotBeMeasuredIsOmittedWithTheReason() {
    List<Case> cases = paced(Workload.STORM, List.of("17"));
    List<Omitted> omitted = NativeRow.omitted(cases, Optional.of("no cc"));

    assertThat(omitted)
        .containsExactly(
            new Omitted("storm", "native-spinlock", "no cc"),
            new Omitted("storm", "native-patched", "no cc"));
    assertThat(Omitted.without(omitted, cases)).hasSize(7).noneMatch(NativeRow::is);
    assertThat(NativeRow.omitted(cases, Optional.empty())).isEmpty();
    List<Case> alone = cases.stream().filter(NativeRow::is).toList();
    assertThatThrownBy(() -> NativeRow.omitted(alone, Optional.of("no cc")))
        .hasMessage("--versions native-...: no cc; add another version");
  }

  @Test
  void aLabelDescribesTheCase() {
    assertThat(plan(List.of("spinlock"), Workload.usual(), 4).cases())
        .extracting(testCase -> testCase.label(false))
        .containsExactly(
            "storm spinlock on 4 CPUs",
            "storm spinlock (again) on 4 CPUs",
            "broadcast spinlock on 4 CPUs",
            "broadcast spinlock (again) on 4 CPUs",
            "ping-pong on 2 CPUs",
            "audit-cost audited on 2 CPUs",
            "audit-cost unaudited on 2 CPUs");
  }
}
