// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Which kind of core a CPU is of, on hosts that have several. x86 has a counter unit for each kind,
 * whose files list its CPUs ({@code /sys/devices/cpu_atom/cpus}); Arm says how much each CPU can do
 * ({@code cpu_capacity}, 1024 for the best).
 */
final class CoreKinds {

  /** The fastest is the rest. */
  private static final List<String> SLOWER =
      List.of("sys/devices/cpu_atom/cpus", "sys/devices/cpu_lowpower/cpus");

  private CoreKinds() {}

  /** The kind of each allowed CPU: 0 for the fastest of them, then 1 and so on without gaps. */
  static IntUnaryOperator read(HostTree tree, BitSet allowed) {
    Map<Integer, Integer> slowness =
        allowed.stream().boxed().collect(Collectors.toMap(cpu -> cpu, cpu -> capacity(tree, cpu)));
    for (int kind = 0; kind < SLOWER.size(); kind++) {
      int slower = kind + 1;
      BitSet cpus = CpuRanges.parse(tree.text(SLOWER.get(kind)).orElse(""));
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

  private static int capacity(HostTree tree, int cpu) {
    return tree.text("sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity")
        .map(capacity -> -Integer.parseInt(capacity))
        .orElse(0);
  }
}
