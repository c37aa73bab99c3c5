// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this host is. Nothing personal: no names of users or hosts, no addresses. What the host does
 * not tell is null.
 *
 * @param cpuModel as in {@code /proc/cpuinfo}
 * @param microcode its revision
 * @param architecture the JVM's word
 * @param machine the kernel's word
 * @param kernel its release
 * @param hypervisor its name, or that there is one
 * @param governor of the allowed CPUs' frequencies; several, when they differ
 * @param boost whether frequencies above the base one are allowed: {@code on} or {@code off}
 * @param smt the kernel's switch for siblings: {@code on}, {@code off}, {@code forceoff}, {@code
 *     notsupported}, {@code notimplemented}
 * @param clockSource of the kernel
 * @param onlineCpus of the host
 * @param allowedCpus that this process may use
 * @param isolatedCpus that the scheduler leaves alone, such as {@code 2-7}
 * @param tickless CPUs without a timer tick while one thread runs there ({@code nohz_full})
 * @param cores among the allowed CPUs
 * @param coreKinds how many kinds of cores there are among them
 * @param sockets among the allowed CPUs
 * @param nodes memory nodes that have any of them
 * @param jdks what its forks run on, by id
 * @param roundTrips of a cache line between the allowed CPUs; null where not measured
 */
public record Environment(
    String cpuModel,
    String microcode,
    String architecture,
    String machine,
    String kernel,
    String hypervisor,
    String governor,
    String boost,
    String smt,
    String clockSource,
    int onlineCpus,
    List<Integer> allowedCpus,
    String isolatedCpus,
    String tickless,
    int cores,
    int coreKinds,
    int sockets,
    int nodes,
    Map<String, Jdk> jdks,
    RoundTrips roundTrips) {

  private static final String SYSTEM = "sys/devices/system/";
  private static final String CPU = SYSTEM + "cpu/";

  /**
   * This host, its round trips not measured.
   *
   * @param jdks what forks run on, by id
   */
  public static Environment ofThisHost(Map<String, Jdk> jdks) {
    return ofThisHost(HostTree.here(), jdks);
  }

  /** This host with these files of it; what they lack it may tell in another way. */
  static Environment ofThisHost(HostTree here, Map<String, Jdk> jdks) {
    return read(here, Affinity.allowed(), jdks, Architecture.ofKernel(here));
  }

  /** The host that has these files. */
  public static Environment read(HostTree tree, BitSet allowed, Map<String, Jdk> jdks) {
    return read(tree, allowed, jdks, Architecture.ofFile(tree).orElse(null));
  }

  private static Environment read(
      HostTree tree, BitSet allowed, Map<String, Jdk> jdks, String machine) {
    Topology topology = Topology.read(tree, allowed);
    List<String> cpuinfo = tree.lines("proc/cpuinfo");
    return new Environment(
        Processor.model(cpuinfo).orElse(null),
        Processor.microcode(cpuinfo).orElse(null),
        System.getProperty("os.arch"),
        machine,
        tree.text("proc/sys/kernel/osrelease").orElse(null),
        Hypervisor.read(tree).orElse(null),
        FrequencyPolicy.governor(tree, allowed).orElse(null),
        FrequencyPolicy.boost(tree).orElse(null),
        tree.text(CPU + "smt/control").orElse(null),
        tree.text(SYSTEM + "clocksource/clocksource0/current_clocksource").orElse(null),
        CpuRanges.parse(tree.text(CPU + "online").orElse("0")).cardinality(),
        allowed.stream().boxed().toList(),
        cpus(tree, "isolated").orElse(null),
        cpus(tree, "nohz_full").orElse(null),
        topology.cores(),
        topology.kinds(),
        topology.sockets(),
        topology.nodes(),
        jdks,
        null);
  }

  /** Kernels say "(null)" where they were given no such CPUs. */
  private static Optional<String> cpus(HostTree tree, String file) {
    return tree.text(CPU + file).filter(list -> list.matches("[0-9,-]+"));
  }

  /**
   * The same with what was measured, or without it: round trips differ by themselves from one
   * minute to the next, and are no reason to call a host another one.
   *
   * @param measured or null
   */
  public Environment with(RoundTrips measured) {
    return new Environment(
        cpuModel,
        microcode,
        architecture,
        machine,
        kernel,
        hypervisor,
        governor,
        boost,
        smt,
        clockSource,
        onlineCpus,
        allowedCpus,
        isolatedCpus,
        tickless,
        cores,
        coreKinds,
        sockets,
        nodes,
        jdks,
        measured);
  }
}
