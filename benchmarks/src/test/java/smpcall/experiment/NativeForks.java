// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.host.Affinity;
import smpcall.plan.Case;
import smpcall.plan.NativeRow;
import smpcall.plan.Settings;

/** Cases of the native control for tests, on the first two CPUs that may be used. */
final class NativeForks {

  /** Two warm-up and two measured iterations, each of 30 ms. */
  static final Settings SETTINGS =
      new Settings("smoke", 42, 1, 1, null, null, 5, 2, 30, List.of(), 1, null, null, null, null);

  static final Map<String, String> DRAWN =
      Map.of("seed", "456", "place", "123", "spin", "16", "pad", "27");

  private NativeForks() {}

  static void assumeCompiler() {
    Optional<String> refusal = NativeControl.refusal();
    assumeTrue(refusal.isEmpty(), () -> refusal.orElseThrow());
  }

  /** Assumes a compiler, too. */
  static void assumeTwoCpus() {
    assumeCompiler();
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
  }

  private static List<Integer> placement() {
    return Affinity.allowed().stream().limit(2).boxed().toList();
  }

  /** Returns the CPUs, as in {@code 0,1}. */
  static String cpus() {
    return placement().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static Case of(String version, String workload, int gap) {
    boolean broadcast = workload.equals("broadcast");
    return new Case(
        workload + "-native-" + version + "-2cpus-a",
        workload,
        NativeRow.PREFIX + version,
        "a",
        2,
        "cores",
        placement(),
        "17",
        broadcast ? 1 : 2,
        null,
        gap,
        null,
        null,
        NativeRow.BENCHMARK,
        gap > 0 ? "callNanos" : broadcast ? "call" : null,
        Map.of("gap", String.valueOf(gap), "timed", "16"));
  }
}
