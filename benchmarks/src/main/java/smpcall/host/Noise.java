// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disturbance of some CPUs of this host over a period. A value is null if the host does not report
 * it.
 *
 * @param stealMillis time that the hypervisor took from the CPUs, milliseconds
 * @param busyMillis time in which the CPUs ran threads, milliseconds
 * @param ownMillis CPU time of this process and its ended children, on all CPUs, milliseconds
 * @param loadBefore load average of the whole host over the minute before the period
 */
public record Noise(Long stealMillis, Long busyMillis, Long ownMillis, Double loadBefore) {

  /** Length of a tick; {@code /proc} always counts in hundredths of a second. */
  private static final long MILLIS_PER_TICK = 10;

  /**
   * First of four columns after the program's name in {@code /proc/self/stat}: user and kernel time
   * of the process, then of its children.
   */
  private static final int OWN_TIMES = 11;

  /**
   * Times of some CPUs since boot, from {@code /proc/stat}.
   *
   * @param busyMillis time in user space and in the kernel, milliseconds
   * @param stealMillis time taken by the hypervisor, milliseconds; null if the kernel does not
   *     count it
   */
  record CpuTimes(long busyMillis, Long stealMillis) {

    private static final int STEAL = 8;

    /**
     * Reads the sum over some CPUs.
     *
     * @param stat the content of {@code /proc/stat}
     * @param cpus CPU numbers
     * @return empty if one of the CPUs is missing
     */
    static Optional<CpuTimes> of(String stat, List<Integer> cpus) {
      List<String[]> lines = new ArrayList<>();
      for (int cpu : cpus) {
        stat.lines()
            .filter(line -> line.startsWith("cpu" + cpu + " "))
            .map(line -> line.split(" +"))
            .forEach(lines::add);
      }
      if (cpus.isEmpty() || lines.size() < cpus.size()) {
        return Optional.empty();
      }
      boolean countsSteal = lines.stream().allMatch(words -> words.length > STEAL);
      return Optional.of(
          new CpuTimes(
              lines.stream().mapToLong(words -> millis(words, 1, 2, 3)).sum(),
              countsSteal ? lines.stream().mapToLong(words -> millis(words, STEAL)).sum() : null));
    }
  }

  /** The counters since boot: the beginning or the end of a period. */
  public static Noise now(List<Integer> cpus) {
    HostFiles here = HostFiles.here();
    Optional<CpuTimes> times = here.text("proc/stat").flatMap(stat -> CpuTimes.of(stat, cpus));
    return new Noise(
        times.map(CpuTimes::stealMillis).orElse(null),
        times.map(CpuTimes::busyMillis).orElse(null),
        here.text("proc/self/stat").flatMap(Noise::ownMillis).orElse(null),
        here.text("proc/loadavg").map(text -> Double.valueOf(text.split(" ")[0])).orElse(null));
  }

  /**
   * CPU time of this process and its ended children, in milliseconds.
   *
   * @param stat the content of {@code /proc/self/stat}; the program's name is in parentheses and
   *     may itself contain blanks and parentheses
   * @return empty if the content is too short
   */
  static Optional<Long> ownMillis(String stat) {
    int end = stat.lastIndexOf(") ");
    String[] words = end < 0 ? new String[0] : stat.substring(end + 2).split(" ");
    return words.length < OWN_TIMES + 4
        ? Optional.empty()
        : Optional.of(millis(words, OWN_TIMES, OWN_TIMES + 1, OWN_TIMES + 2, OWN_TIMES + 3));
  }

  private static long millis(String[] words, int... columns) {
    long ticks = 0;
    for (int column : columns) {
      ticks += Long.parseLong(words[column]);
    }
    return ticks * MILLIS_PER_TICK;
  }

  /** The disturbance from this moment to {@code end}. */
  public Noise until(Noise end) {
    return new Noise(
        difference(end.stealMillis, stealMillis),
        difference(end.busyMillis, busyMillis),
        difference(end.ownMillis, ownMillis),
        loadBefore);
  }

  /**
   * Time that other processes used on these CPUs, in milliseconds. It is a lower bound: CPU time of
   * this process on other CPUs is subtracted too.
   *
   * @return a multiple of ten; null if the host does not report it
   */
  public Long foreignMillis() {
    return busyMillis == null || ownMillis == null ? null : Math.max(0, busyMillis - ownMillis);
  }

  private static Long difference(Long now, Long then) {
    return now == null || then == null ? null : Long.valueOf(now - then);
  }
}
