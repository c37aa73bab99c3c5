// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this host is. Nothing personal: no names of users or hosts, no addresses. What the host does
 * not tell is null.
 *
 * @param cpuModel as in {@code /proc/cpuinfo}
 * @param architecture the JVM's word
 * @param machine the kernel's word
 * @param kernel its release
 * @param hypervisor its name, or that there is one
 * @param governor of frequencies
 * @param clockSource of the kernel
 * @param onlineCpus of the host
 * @param allowedCpus that this process may use
 * @param cores among the allowed CPUs
 * @param sockets among the allowed CPUs
 * @param jdks what its forks run on, by id
 */
public record Environment(
    String cpuModel,
    String architecture,
    String machine,
    String kernel,
    String hypervisor,
    String governor,
    String clockSource,
    int onlineCpus,
    List<Integer> allowedCpus,
    int cores,
    int sockets,
    Map<String, Jdk> jdks) {

  private static final String SYSTEM = "/sys/devices/system/";

  /**
   * This host.
   *
   * @param jdks what forks run on, by id
   */
  public static Environment ofThisHost(Map<String, Jdk> jdks) {
    Topology topology = Topology.ofThisHost();
    List<String> cpuinfo = HostFile.lines("/proc/cpuinfo");
    return new Environment(
        cpuModel(cpuinfo).orElse(null),
        System.getProperty("os.arch"),
        HostFile.text("/proc/sys/kernel/arch").orElse(null),
        HostFile.text("/proc/sys/kernel/osrelease").orElse(null),
        hypervisor(cpuinfo).orElse(null),
        HostFile.text(SYSTEM + "cpu/cpu0/cpufreq/scaling_governor").orElse(null),
        HostFile.text(SYSTEM + "clocksource/clocksource0/current_clocksource").orElse(null),
        online(HostFile.text(SYSTEM + "cpu/online").orElse("0")),
        topology.cpus().stream().map(Topology.LogicalCpu::cpu).toList(),
        topology.cores(),
        topology.sockets(),
        jdks);
  }

  /**
   * x86 says "model name", POWER "cpu", s390x "processor 0", of which the type of the machine is
   * kept: the rest identifies this one.
   */
  static Optional<String> cpuModel(List<String> cpuinfo) {
    return Stream.of("model name", "cpu\t", "processor 0")
        .flatMap(key -> cpuinfo.stream().filter(line -> line.startsWith(key)))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .map(model -> model.substring(Math.max(0, model.indexOf("machine = "))))
        .findFirst();
  }

  private static Optional<String> hypervisor(List<String> cpuinfo) {
    return HostFile.text("/sys/hypervisor/type")
        .or(
            () ->
                cpuinfo.stream()
                    .filter(line -> line.startsWith("flags") && line.contains(" hypervisor "))
                    .map(line -> "there is one; it does not give its name")
                    .findFirst());
  }

  /** Counts a list of ranges such as {@code 0-3,8}. */
  static int online(String ranges) {
    return Stream.of(ranges.split(","))
        .map(range -> range.split("-"))
        .mapToInt(ends -> Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1)
        .sum();
  }
}
