// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smpcall.host.Environment;
import smpcall.host.HostName;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** Topologies of hosts for tests. */
public final class Hosts {

  private Hosts() {}

  /** A host with one socket and no siblings. */
  public static Topology withCores(int cores) {
    List<LogicalCpu> cpus =
        IntStream.range(0, cores).mapToObj(cpu -> new LogicalCpu(cpu, cpu, 0, 0)).toList();
    return new Topology(cpus);
  }

  /** A host with one socket, and two siblings per core: CPUs n and n + {@code cores}. */
  public static Topology withSiblings(int cores) {
    List<LogicalCpu> cpus =
        IntStream.range(0, 2 * cores)
            .mapToObj(cpu -> new LogicalCpu(cpu, cpu % cores, 0, 0))
            .toList();
    return new Topology(cpus);
  }

  /** Returns the name under which this host's results are kept. */
  public static String nameOfThis() {
    return HostName.of(Environment.ofThisHost(Map.of()));
  }
}
