// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;
import java.util.stream.IntStream;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** Hosts to plan for. */
final class Hosts {

  private Hosts() {}

  /** One socket, no siblings. */
  static Topology withCores(int cores) {
    List<LogicalCpu> cpus =
        IntStream.range(0, cores).mapToObj(cpu -> new LogicalCpu(cpu, cpu, 0)).toList();
    return new Topology(cpus);
  }
}
