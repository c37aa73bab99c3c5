// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How fast CPUs run, where the host measures it. A guest mostly does not know. */
public final class Frequency {

  private static final Path CPUS = Path.of("/sys/devices/system/cpu");
  private static final double KILO = 1000;

  private Frequency() {}

  /**
   * The frequency of the slowest of some CPUs as it is now.
   *
   * @param cpus numbers of CPUs
   * @return MHz; null when the host does not tell of each of them
   */
  public static Double lowest(List<Integer> cpus) {
    Double scaled = lowest(CPUS, cpus);
    return scaled != null ? scaled : lowest(HostFile.lines("/proc/cpuinfo"), cpus);
  }

  /**
   * From cpufreq.
   *
   * @param sys the directory that has {@code cpu0}, {@code cpu1}, ...
   */
  static Double lowest(Path sys, List<Integer> cpus) {
    return lowest(
        cpus.size(),
        cpus.stream()
            .flatMap(
                cpu -> HostFile.text(sys + "/cpu" + cpu + "/cpufreq/scaling_cur_freq").stream())
            .map(text -> number(text) == null ? null : Double.valueOf(number(text) / KILO)));
  }

  /**
   * From {@code /proc/cpuinfo} of x86: measured where the CPU has the counters for it, and
   * otherwise what is printed on the box, which says nothing.
   */
  static Double lowest(List<String> cpuinfo, List<Integer> cpus) {
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
      return null; // "<unknown>", as some drivers say
    }
  }

  private static Double lowest(int cpus, Stream<Double> frequencies) {
    List<Double> known = frequencies.filter(Objects::nonNull).toList();
    return known.isEmpty() || known.size() < cpus
        ? null
        : known.stream().min(Double::compare).get();
  }
}
