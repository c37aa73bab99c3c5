// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Kinds of cores on a hybrid host. x86 lists the CPUs of each kind ({@code
 * /sys/devices/cpu_atom/cpus}); Arm gives each CPU's capacity ({@code cpu_capacity}, 1024 for the
 * fastest).
 */
final class CoreKinds {

  /** Lists of slower CPUs, the faster kind first; all other CPUs are of the fastest kind. */
  private static final List<String> SLOWER =
      List.of("sys/devices/cpu_atom/cpus", "sys/devices/cpu_lowpower/cpus");

  private CoreKinds() {}

  /** The kind of each allowed CPU: 0 for the fastest of them, then 1, 2, ... without gaps. */
  static IntUnaryOperator read(HostFiles files, BitSet allowed) {
    Map<Integer, Integer> slowness =
        allowed.stream().boxed().collect(Collectors.toMap(cpu -> cpu, cpu -> slowness(files, cpu)));
    for (int kind = 0; kind < SLOWER.size(); kind++) {
      int slower = kind + 1;
      BitSet cpus = CpuRanges.parse(files.text(SLOWER.get(kind)).orElse(""));
      cpus.and(allowed);
      cpus.stream().forEach(cpu -> slowness.put(cpu, slower));
    }
    TreeMap<Integer, Integer> ranks = new TreeMap<>();
    slowness.values().forEach(value -> ranks.put(value, 0));
    int rank = 0;
    for (Map.Entry<Integer, Integer> each : ranks.entrySet()) {
      each.setValue(rank++);
    }
    return cpu -> ranks.get(slowness.get(cpu));
  }

  /** The negated capacity; 0 if unknown. */
  private static int slowness(HostFiles files, int cpu) {
    return files
        .text("sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity")
        .map(capacity -> -Integer.parseInt(capacity))
        .orElse(0);
  }
}
