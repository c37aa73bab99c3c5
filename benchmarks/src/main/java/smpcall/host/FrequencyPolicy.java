// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who decides how fast the CPUs run. */
final class FrequencyPolicy {

  private static final String CPU = "sys/devices/system/cpu/";

  private FrequencyPolicy() {}

  /** The governors of these CPUs, each once; empty where the host does not tell of any. */
  static Optional<String> governor(HostTree tree, BitSet cpus) {
    return Optional.of(
            cpus.stream()
                .boxed()
                .flatMap(cpu -> tree.text(CPU + "cpu" + cpu + "/cpufreq/scaling_governor").stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")))
        .filter(governors -> !governors.isEmpty());
  }

  /** Whether they may go beyond their base frequency: on, off, or not told. */
  static Optional<String> boost(HostTree tree) {
    return tree.text(CPU + "intel_pstate/no_turbo")
        .map(none -> none.equals("0") ? "on" : "off")
        .or(() -> tree.text(CPU + "cpufreq/boost").map(on -> on.equals("0") ? "off" : "on"));
  }
}
