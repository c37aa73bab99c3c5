// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/stat} says of some CPUs since the host was started.
 *
 * @param busyMillis time in which they ran threads, in user space or in the kernel
 * @param stealMillis time in which the hypervisor gave them to others; null where the kernel does
 *     not count it
 */
record CpuTimes(long busyMillis, Long stealMillis) {

  /** The kernel counts in ticks of a hundredth of a second, whatever its own clock does. */
  static final long MILLIS_PER_TICK = 10;

  private static final int STEAL = 8;

  /**
   * Reads them.
   *
   * @param stat what the file says
   * @param cpus numbers of CPUs
   * @return empty when it does not tell of each of them
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

  /** The sum of some columns. */
  static long millis(String[] words, int... columns) {
    long ticks = 0;
    for (int column : columns) {
      ticks += Long.parseLong(words[column]);
    }
    return ticks * MILLIS_PER_TICK;
  }
}
