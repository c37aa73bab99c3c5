// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many of the interrupts by which one CPU makes another one run a function CPUs have taken, as
 * the kernel counts them in {@code /proc/interrupts}. Found by their description: the row is {@code
 * CAL} on x86 and one of the {@code IPI} rows on ARM and RISC-V. POWER does not count them apart
 * from other interrupts between CPUs.
 */
public final class FunctionCallInterrupts {

  private static final String DESCRIPTION = "Function call interrupts";
  private static final String COLUMN = "CPU";

  private FunctionCallInterrupts() {}

  /** Taken by these CPUs together since boot; empty where the kernel does not tell. */
  public static OptionalLong of(Collection<Integer> cpus) {
    return in(HostFile.lines("/proc/interrupts"), cpus);
  }

  static OptionalLong in(List<String> lines, Collection<Integer> cpus) {
    if (lines.isEmpty()) {
      return OptionalLong.empty();
    }
    List<String> columns = words(lines.get(0));
    List<Integer> wanted = cpus.stream().map(cpu -> columns.indexOf(COLUMN + cpu)).toList();
    return lines.stream()
        .filter(line -> line.strip().endsWith(DESCRIPTION) && !wanted.contains(-1))
        .map(line -> words(line.substring(line.indexOf(':') + 1)))
        .mapToLong(counts -> wanted.stream().map(counts::get).mapToLong(Long::parseLong).sum())
        .findFirst();
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }
}
