// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The hypervisor of a guest. Kernels report it in different places. */
final class Hypervisor {

  /** Names of virtual machines in the firmware's tables. */
  private static final List<String> VIRTUAL =
      List.of("QEMU", "KVM", "VMware", "VirtualBox", "Virtual Machine", "Xen");

  /** Names of clouds, whose machines are virtual unless their type says metal. */
  private static final List<String> CLOUDS = List.of("Amazon EC2", "Google");

  /** Hypervisors by the clock source that only their guests have. */
  private static final Map<String, String> CLOCKS =
      Map.of("kvm-clock", "KVM", "hyperv_clocksource_tsc_page", "Hyper-V", "xen", "Xen");

  private static final String CLOCK_SOURCES =
      "sys/devices/system/clocksource/clocksource0/available_clocksource";

  private Hypervisor() {}

  /**
   * The hypervisor's name, or the note that there is one; empty if the host reports none. On x86 a
   * flag of the CPU says whether there is one, and the other places only name it.
   */
  static Optional<String> read(HostFiles files) {
    List<String> cpuinfo = files.lines("proc/cpuinfo");
    if (Processor.hasFlags(cpuinfo) && !Processor.isVirtual(cpuinfo)) {
      return Optional.empty();
    }
    return files
        .text("sys/hypervisor/type")
        .or(() -> clock(files))
        .or(() -> firmware(files))
        .or(() -> mainframe(files))
        .or(() -> power(cpuinfo))
        .or(
            () ->
                Processor.isVirtual(cpuinfo)
                    ? Optional.of("there is one; it does not give its name")
                    : Optional.empty());
  }

  private static Optional<String> clock(HostFiles files) {
    return files.text(CLOCK_SOURCES).stream()
        .flatMap(sources -> Stream.of(sources.split(" ")))
        .flatMap(source -> Optional.ofNullable(CLOCKS.get(source)).stream())
        .findFirst();
  }

  private static Optional<String> firmware(HostFiles files) {
    List<String> names =
        Stream.of("sys_vendor", "product_name")
            .flatMap(name -> files.text("sys/class/dmi/id/" + name).stream())
            .toList();
    boolean metal = names.stream().anyMatch(name -> name.contains("metal"));
    return names.stream()
        .filter(
            name ->
                VIRTUAL.stream().anyMatch(name::contains)
                    || !metal && CLOUDS.stream().anyMatch(name::contains))
        .findFirst();
  }

  private static Optional<String> mainframe(HostFiles files) {
    return Processor.value(files.lines("proc/sysinfo"), "VM00 Control Program")
        .map(program -> program.replaceAll(" +", " "));
  }

  private static Optional<String> power(List<String> cpuinfo) {
    return Processor.value(cpuinfo, "platform")
        .filter("pSeries"::equals)
        .map(platform -> "pSeries: PowerVM or KVM");
  }
}
