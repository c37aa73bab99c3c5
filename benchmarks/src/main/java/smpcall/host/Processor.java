// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Properties of the first CPU from {@code /proc/cpuinfo}. */
final class Processor {

  private static final String MACHINE = "machine = ";

  private Processor() {}

  /**
   * The model: "model name" on x86, "cpu" on POWER, "uarch" on RISC-V, numbers on Arm. On s390x it
   * is the machine type in the line of any processor, as the first may be offline; the rest of that
   * line would identify this machine.
   */
  static Optional<String> model(List<String> cpuinfo) {
    return Stream.of("model name", "cpu\t", "uarch")
        .flatMap(key -> value(cpuinfo, key).stream())
        .findFirst()
        .or(() -> mainframe(cpuinfo))
        .or(() -> arm(cpuinfo));
  }

  private static Optional<String> mainframe(List<String> cpuinfo) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith("processor ") && line.contains(MACHINE))
        .map(line -> line.substring(line.indexOf(MACHINE)).strip())
        .findFirst();
  }

  private static Optional<String> arm(List<String> cpuinfo) {
    return value(cpuinfo, "CPU implementer")
        .flatMap(
            implementer ->
                value(cpuinfo, "CPU part")
                    .map(
                        part ->
                            "implementer " + implementer + ", part " + part + stepping(cpuinfo)));
  }

  private static String stepping(List<String> cpuinfo) {
    return value(cpuinfo, "CPU variant")
        .flatMap(
            variant ->
                value(cpuinfo, "CPU revision")
                    .map(revision -> ", variant " + variant + ", revision " + revision))
        .orElse("");
  }

  /** The revision of the microcode, on x86. */
  static Optional<String> microcode(List<String> cpuinfo) {
    return value(cpuinfo, "microcode");
  }

  /** Whether the CPU says what it can do in words, as on x86. */
  static boolean hasFlags(List<String> cpuinfo) {
    return value(cpuinfo, "flags").isPresent();
  }

  /** Whether the CPU is marked as virtual, on x86. */
  static boolean isVirtual(List<String> cpuinfo) {
    return value(cpuinfo, "flags")
        .filter(flags -> (flags + " ").contains(" hypervisor "))
        .isPresent();
  }

  /** The value behind the colon in the first line that begins with {@code key}. */
  static Optional<String> value(List<String> cpuinfo, String key) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
