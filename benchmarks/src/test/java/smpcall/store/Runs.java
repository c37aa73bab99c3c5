// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.benchmark.RoundTrip;
import smpcall.cli.Hosts;
import smpcall.host.Environment;
import smpcall.host.Jdk;
import smpcall.host.PlacementPolicy;
import smpcall.host.RoundTrips;
import smpcall.host.RoundTrips.Pair;
import smpcall.plan.Case;
import smpcall.plan.Contamination;
import smpcall.plan.DrawnFactors;
import smpcall.plan.Pairing;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.VersionFacts;
import smpcall.plan.Workload;

/** Runs and forks for tests. */
public final class Runs {

  private Runs() {}

  /** Returns the cases of versions under workloads, on two CPUs. */
  public static List<Case> cases(List<String> versions, Workload... workloads) {
    return new Selection(
            versions,
            List.of(),
            List.of(workloads),
            List.of(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"))
        .cases(Hosts.withCores(2));
  }

  /** Returns a run of two blocks, on a host of two CPUs. */
  public static RunHeader header(String id, List<Case> cases) {
    return new RunHeader(
        RunHeader.SCHEMA,
        id,
        "localhost",
        "2026-11-22T19:00:00Z",
        new StudyBuild("0123456789abcdef0123456789abcdef01234567", false, "abc"),
        environment(),
        new Settings(
            "smoke",
            42,
            2,
            2,
            600L,
            null,
            5,
            3,
            100,
            List.of(),
            1,
            Contamination.RULE,
            Pairing.RULE,
            DrawnFactors.RULE,
            Settings.ATTEMPTS),
        VersionFacts.all(),
        cases,
        List.of());
  }

  /** Returns the same run on an emulated JDK. */
  public static RunHeader emulated(RunHeader header) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = json.valueToTree(header);
    ((ObjectNode) tree.at("/environment/jdks/17"))
        .put("architecture", "s390x")
        .put("emulated", true);
    return json.convertValue(tree, RunHeader.class);
  }

  public static Environment environment() {
    return environment("6.1.0", "17.0.15+6", new RoundTrips(List.of(new Pair(0, 1, 77.5)), 1));
  }

  public static Environment environment(String kernel, String jdk, RoundTrips roundTrips) {
    return new Environment(
        "A CPU",
        "0x1",
        "amd64",
        "x86_64",
        kernel,
        null,
        null,
        null,
        "off",
        "tsc",
        2,
        List.of(0, 1),
        null,
        null,
        2,
        1,
        1,
        1,
        Map.of("17", new Jdk(jdk, "A vendor", "A VM", "amd64", false, null, List.of())),
        roundTrips);
  }

  /** Returns a fork of a second and a half; a later block or position began later. */
  public static Fork fork(String caseId, int block, int position, String error, double... scores) {
    return fork(caseId, block, position, error, error == null ? result(scores) : null);
  }

  /** Returns a fork of a second and a half with a result. */
  public static Fork fork(String caseId, int block, int position, String error, ForkResult result) {
    String minute = String.format(Locale.ROOT, "2026-11-22T19:%02d:", 10 * (block - 1) + position);
    return new Fork(
        caseId,
        block,
        position,
        1,
        minute + "01.000Z",
        minute + "02.500Z",
        error,
        null,
        null,
        new Fork.Noise(10L, 20L, 0.25),
        result);
  }

  /** Returns a result with these scores; an iteration has half as many calls. */
  public static ForkResult result(double... scores) {
    SortedMap<String, List<Long>> counts = new TreeMap<>();
    counts.put("calls", Arrays.stream(scores).mapToObj(score -> (long) (score / 2)).toList());
    counts.put("failures", Arrays.stream(scores).mapToObj(score -> 0L).toList());
    return new ForkResult(
        new ForkResult.Vm("1.37", "17.0.15", "VM", "17.0.15+6", List.of("-Xmx256m")),
        List.of(12.5, 100.0),
        Arrays.stream(scores).boxed().toList(),
        counts,
        new TreeMap<>(),
        new TreeMap<>(),
        null,
        null,
        new RoundTrip(77.5, null, 480.0));
  }

  /** Returns the same result with another metric, by iteration. */
  public static ForkResult with(ForkResult result, String metric, List<Long> values) {
    SortedMap<String, List<Long>> counts = new TreeMap<>(result.counts());
    counts.put(metric, values);
    return new ForkResult(
        result.vm(),
        result.warmup(),
        result.scores(),
        counts,
        result.rates(),
        result.times(),
        result.megahertz(),
        result.latency(),
        result.roundTripNanos());
  }

  /** Returns the same fork at a distance. */
  public static Fork at(RoundTrip distance, Fork fork) {
    ForkResult result = fork.result();
    return new Fork(
        fork.caseId(),
        fork.block(),
        fork.position(),
        fork.attempt(),
        fork.started(),
        fork.finished(),
        fork.error(),
        fork.drawn(),
        fork.repeated(),
        fork.noise(),
        new ForkResult(
            result.vm(),
            result.warmup(),
            result.scores(),
            result.counts(),
            result.rates(),
            result.times(),
            result.megahertz(),
            result.latency(),
            distance));
  }
}
