// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * The kernel's count of function call interrupts, by which one CPU makes another run a function. It
 * is a row of {@code /proc/interrupts}, found by its description: {@code CAL} on x86, one of the
 * {@code IPI} rows on ARM and RISC-V. POWER does not count them separately.
 */
public final class FunctionCallInterrupts {

  private static final String DESCRIPTION = "Function call interrupts";
  private static final String COLUMN = "CPU";

  private FunctionCallInterrupts() {}

  /** The sum over these CPUs since boot; empty if the kernel does not report it. */
  public static OptionalLong of(Collection<Integer> cpus) {
    return in(HostFiles.here().lines("proc/interrupts"), cpus);
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
