// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smpcall.host.Environment;
import smpcall.host.HostName;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** Hosts to plan for. */
public final class Hosts {

  private Hosts() {}

  /** One socket, no siblings. */
  public static Topology withCores(int cores) {
    List<LogicalCpu> cpus =
        IntStream.range(0, cores).mapToObj(cpu -> new LogicalCpu(cpu, cpu, 0, 0)).toList();
    return new Topology(cpus);
  }

  /** One socket, every core with two siblings: CPU 0 and the one so many later. */
  public static Topology withSiblings(int cores) {
    List<LogicalCpu> cpus =
        IntStream.range(0, 2 * cores)
            .mapToObj(cpu -> new LogicalCpu(cpu, cpu % cores, 0, 0))
            .toList();
    return new Topology(cpus);
  }

  /** The name under which this host's results are kept. */
  public static String nameOfThis() {
    return HostName.of(Environment.ofThisHost(Map.of()));
  }
}
