// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frequency of CPUs, and the settings that control it. A guest usually does not know them. */
public final class Frequency {

  private static final String CPU = "sys/devices/system/cpu/";
  private static final double KILO = 1000;

  private Frequency() {}

  /**
   * The present frequency of the slowest of some CPUs.
   *
   * @param cpus CPU numbers
   * @return MHz; null if the host does not report it for each of them
   */
  public static Double lowest(List<Integer> cpus) {
    HostFiles here = HostFiles.here();
    Double scaled = fromCpufreq(here, cpus);
    return scaled != null ? scaled : fromCpuinfo(here.lines("proc/cpuinfo"), cpus);
  }

  /** The lowest frequency from the files of cpufreq. */
  static Double fromCpufreq(HostFiles files, List<Integer> cpus) {
    return lowest(
        cpus.size(),
        cpus.stream()
            .flatMap(cpu -> files.text(CPU + "cpu" + cpu + "/cpufreq/scaling_cur_freq").stream())
            .map(text -> number(text) == null ? null : Double.valueOf(number(text) / KILO)));
  }

  /**
   * The lowest frequency from {@code /proc/cpuinfo} of x86. It is measured only if the CPU has the
   * counters for it ({@code aperfmperf}); otherwise the file shows the nominal frequency.
   */
  static Double fromCpuinfo(List<String> cpuinfo, List<Integer> cpus) {
    boolean measured =
        cpuinfo.stream()
            .anyMatch(line -> line.startsWith("flags") && (line + " ").contains(" aperfmperf "));
    if (!measured) {
      return null;
    }
    List<String> processors = values(cpuinfo, "processor\t");
    List<String> frequencies = values(cpuinfo, "cpu MHz");
    if (processors.size() != frequencies.size()) {
      return null;
    }
    return lowest(
        cpus.size(),
        cpus.stream()
            .map(cpu -> processors.indexOf(String.valueOf(cpu)))
            .map(at -> at < 0 ? null : number(frequencies.get(at))));
  }

  private static List<String> values(List<String> cpuinfo, String key) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // some drivers write "<unknown>"
    }
  }

  private static Double lowest(int cpus, Stream<Double> frequencies) {
    List<Double> known = frequencies.filter(Objects::nonNull).toList();
    return known.isEmpty() || known.size() < cpus
        ? null
        : known.stream().min(Double::compare).get();
  }

  /** The different governors of these CPUs; empty if unknown. */
  static Optional<String> governor(HostFiles files, BitSet cpus) {
    return Optional.of(
            cpus.stream()
                .boxed()
                .flatMap(
                    cpu -> files.text(CPU + "cpu" + cpu + "/cpufreq/scaling_governor").stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")))
        .filter(governors -> !governors.isEmpty());
  }

  /** Whether CPUs may exceed their base frequency: {@code on}, {@code off}, or empty if unknown. */
  static Optional<String> boost(HostFiles files) {
    return files
        .text(CPU + "intel_pstate/no_turbo")
        .map(off -> off.equals("0") ? "on" : "off")
        .or(() -> files.text(CPU + "cpufreq/boost").map(on -> on.equals("0") ? "off" : "on"));
  }
}
