// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hardware and system software of a host. It contains no names of users or hosts and no addresses.
 * A value is null if the host does not report it.
 *
 * @param cpuModel CPU model as in {@code /proc/cpuinfo}
 * @param microcode revision of the microcode
 * @param architecture the JVM's name for the architecture
 * @param machine the kernel's name for the architecture
 * @param kernel release of the kernel
 * @param hypervisor name of the hypervisor, or the note that there is one
 * @param governor frequency governors of the allowed CPUs
 * @param boost whether frequencies above the base one are allowed: {@code on} or {@code off}
 * @param smt the kernel's switch for siblings: {@code on}, {@code off}, {@code forceoff}, {@code
 *     notsupported}, {@code notimplemented}
 * @param clockSource the kernel's clock source
 * @param onlineCpus number of online CPUs; null if the kernel does not tell
 * @param allowedCpus numbers of the CPUs that this process may use
 * @param isolatedCpus CPUs that the scheduler leaves alone, such as {@code 2-7}
 * @param tickless CPUs without a timer tick while one thread runs there ({@code nohz_full})
 * @param cores number of cores among the allowed CPUs; null if the kernel does not tell
 * @param coreKinds number of kinds of cores among the allowed CPUs
 * @param sockets number of sockets among the allowed CPUs; null if the kernel does not tell
 * @param nodes number of memory nodes among the allowed CPUs; null if the kernel names none
 * @param jdks Java runtimes of the forks, by id
 * @param roundTrips round trips of a cache line between the allowed CPUs; null if not measured
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
    Integer onlineCpus,
    List<Integer> allowedCpus,
    String isolatedCpus,
    String tickless,
    Integer cores,
    int coreKinds,
    Integer sockets,
    Integer nodes,
    Map<String, Jdk> jdks,
    RoundTrips roundTrips) {

  private static final String SYSTEM = "sys/devices/system/";
  private static final String CPU = SYSTEM + "cpu/";

  /**
   * This host, without round trips.
   *
   * @param jdks Java runtimes of the forks, by id
   */
  public static Environment ofThisHost(Map<String, Jdk> jdks) {
    return ofThisHost(HostFiles.here(), jdks);
  }

  /** This host, described by these files and, if they lack its architecture, by {@code uname}. */
  static Environment ofThisHost(HostFiles here, Map<String, Jdk> jdks) {
    return read(here, Affinity.allowed(), jdks, Architecture.ofKernel(here));
  }

  /** The host that these files describe. */
  public static Environment read(HostFiles files, BitSet allowed, Map<String, Jdk> jdks) {
    return read(files, allowed, jdks, Architecture.ofFile(files).orElse(null));
  }

  private static Environment read(
      HostFiles files, BitSet allowed, Map<String, Jdk> jdks, String machine) {
    Topology topology = Topology.read(files, allowed);
    List<String> cpuinfo = files.lines("proc/cpuinfo");
    return new Environment(
        Processor.model(cpuinfo).orElse(null),
        Processor.microcode(cpuinfo).orElse(null),
        System.getProperty("os.arch"),
        machine,
        files.text("proc/sys/kernel/osrelease").orElse(null),
        Hypervisor.read(files).orElse(null),
        Frequency.governor(files, allowed).orElse(null),
        Frequency.boost(files).orElse(null),
        files.text(CPU + "smt/control").orElse(null),
        files.text(SYSTEM + "clocksource/clocksource0/current_clocksource").orElse(null),
        files.text(CPU + "online").map(list -> CpuRanges.parse(list).cardinality()).orElse(null),
        allowed.stream().boxed().toList(),
        cpus(files, "isolated").orElse(null),
        cpus(files, "nohz_full").orElse(null),
        orNull(topology.cores()),
        topology.kinds(),
        orNull(topology.sockets()),
        orNull(topology.nodes()),
        jdks,
        null);
  }

  private static Integer orNull(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }

  /** A kernel that was given no such CPUs writes "(null)". */
  private static Optional<String> cpus(HostFiles files, String file) {
    return files.text(CPU + file).filter(list -> list.matches("[0-9,-]+"));
  }

  /**
   * This host with these round trips. Without them two descriptions of a host can be compared:
   * round trips may change from one minute to the next.
   *
   * @param measured round trips, or null
   */
  public Environment withRoundTrips(RoundTrips measured) {
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
