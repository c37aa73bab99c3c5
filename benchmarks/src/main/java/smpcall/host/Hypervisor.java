// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** On what this host is a guest. No two kernels tell it in the same place. */
final class Hypervisor {

  /** What the firmware's tables say of virtual machines. */
  private static final List<String> VIRTUAL =
      List.of(
          "QEMU", "KVM", "VMware", "VirtualBox", "Virtual Machine", "Amazon EC2", "Google", "Xen");

  /** Clock sources that only a guest has. */
  private static final Map<String, String> CLOCKS =
      Map.of("kvm-clock", "KVM", "hyperv_clocksource_tsc_page", "Hyper-V", "xen", "Xen");

  private static final String CLOCK_SOURCES =
      "sys/devices/system/clocksource/clocksource0/available_clocksource";

  private Hypervisor() {}

  /** Its name, or that there is one; empty where the host does not tell of any. */
  static Optional<String> read(HostTree tree) {
    List<String> cpuinfo = tree.lines("proc/cpuinfo");
    return tree.text("sys/hypervisor/type")
        .or(() -> clock(tree))
        .or(() -> firmware(tree))
        .or(() -> mainframe(tree))
        .or(() -> power(cpuinfo))
        .or(
            () ->
                Processor.isVirtual(cpuinfo)
                    ? Optional.of("there is one; it does not give its name")
                    : Optional.empty());
  }

  private static Optional<String> clock(HostTree tree) {
    return tree.text(CLOCK_SOURCES).stream()
        .flatMap(sources -> Stream.of(sources.split(" ")))
        .flatMap(source -> Optional.ofNullable(CLOCKS.get(source)).stream())
        .findFirst();
  }

  private static Optional<String> firmware(HostTree tree) {
    return Stream.of("sys_vendor", "product_name")
        .flatMap(name -> tree.text("sys/class/dmi/id/" + name).stream())
        .filter(name -> VIRTUAL.stream().anyMatch(name::contains))
        .findFirst();
  }

  private static Optional<String> mainframe(HostTree tree) {
    return Processor.value(tree.lines("proc/sysinfo"), "VM00 Control Program")
        .map(program -> program.replaceAll(" +", " "));
  }

  private static Optional<String> power(List<String> cpuinfo) {
    return Processor.value(cpuinfo, "platform")
        .filter("pSeries"::equals)
        .map(platform -> "pSeries: PowerVM or KVM");
  }
}
