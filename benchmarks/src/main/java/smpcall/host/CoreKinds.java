// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Kinds of cores on a hybrid host. x86 lists the CPUs of each kind ({@code
 * /sys/devices/cpu_atom/cpus}); Arm gives each CPU's capacity ({@code cpu_capacity}, 1024 for the
 * fastest). Capacities are measured when the kernel boots, so those of equal cores differ a little.
 */
final class CoreKinds {

  /** Lists of slower CPUs, the faster kind first; all other CPUs are of the fastest kind. */
  private static final List<String> SLOWER =
      List.of("sys/devices/cpu_atom/cpus", "sys/devices/cpu_lowpower/cpus");

  /** Capacities of one kind of cores differ by no more than this share. */
  private static final double ALIKE = 0.05;

  private CoreKinds() {}

  /** The kind of each allowed CPU: 0 for the fastest of them, then 1, 2, ... without gaps. */
  static IntUnaryOperator read(HostFiles files, BitSet allowed) {
    Map<Integer, Double> speeds =
        allowed.stream().boxed().collect(Collectors.toMap(cpu -> cpu, cpu -> capacity(files, cpu)));
    for (int slower = 0; slower < SLOWER.size(); slower++) {
      double speed = -1.0 - slower;
      BitSet cpus = CpuRanges.parse(files.text(SLOWER.get(slower)).orElse(""));
      cpus.and(allowed);
      cpus.stream().forEach(cpu -> speeds.put(cpu, speed));
    }
    Map<Double, Integer> kinds = kinds(speeds.values());
    return cpu -> kinds.get(speeds.get(cpu));
  }

  /** The kind of each speed: a new one begins below the alike of the fastest of the last one. */
  private static Map<Double, Integer> kinds(Collection<Double> speeds) {
    Map<Double, Integer> kinds = new HashMap<>();
    double fastest = Double.NaN;
    int kind = -1;
    for (double speed : new TreeSet<>(speeds).descendingSet()) {
      if (kind < 0 || speed < fastest - ALIKE * Math.abs(fastest)) {
        fastest = speed;
        kind++;
      }
      kinds.put(speed, kind);
    }
    return kinds;
  }

  /** The capacity; 0 if unknown. */
  private static double capacity(HostFiles files, int cpu) {
    return files
        .text("sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity")
        .map(Double::parseDouble)
        .orElse(0.0);
  }
}
