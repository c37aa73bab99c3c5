// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code /proc/cpuinfo} says about the first CPU. */
final class Processor {

  private Processor() {}

  /**
   * Its model. x86 says "model name", POWER "cpu", s390x "processor 0", of which the type of the
   * machine is kept: the rest identifies this one. RISC-V has "uarch". Arm has numbers only, which
   * are given as they are.
   */
  static Optional<String> model(List<String> cpuinfo) {
    return Stream.of("model name", "cpu\t", "processor 0", "uarch")
        .flatMap(key -> value(cpuinfo, key).stream())
        .map(model -> model.substring(Math.max(0, model.indexOf("machine = "))))
        .findFirst()
        .or(() -> arm(cpuinfo));
  }

  private static Optional<String> arm(List<String> cpuinfo) {
    return value(cpuinfo, "CPU implementer")
        .flatMap(
            implementer ->
                value(cpuinfo, "CPU part")
                    .map(part -> "implementer " + implementer + ", part " + part + step(cpuinfo)));
  }

  private static String step(List<String> cpuinfo) {
    return value(cpuinfo, "CPU variant")
        .flatMap(
            variant ->
                value(cpuinfo, "CPU revision")
                    .map(revision -> ", variant " + variant + ", revision " + revision))
        .orElse("");
  }

  /** The revision of its microcode: x86 tells. */
  static Optional<String> microcode(List<String> cpuinfo) {
    return value(cpuinfo, "microcode");
  }

  /** Whether it says that it is a virtual one: x86 does. */
  static boolean isVirtual(List<String> cpuinfo) {
    return value(cpuinfo, "flags")
        .filter(flags -> (flags + " ").contains(" hypervisor "))
        .isPresent();
  }

  /** What follows the colon in the first line that begins so. */
  static Optional<String> value(List<String> cpuinfo, String key) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
