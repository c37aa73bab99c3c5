// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

import smpcall.simulate.setting.Topology.Distance;

/**
 * A machine to simulate.
 *
 * @param id its name on the command line
 * @param description its processors
 * @param topology where its CPUs are; null: two sockets with half of the CPUs each
 * @param sibling time to transfer a line between threads of a core, relative to {@link Parameter#L}
 * @param chip the same between cores of a chip
 * @param parameters values of all parameters
 * @param source of its latencies
 */
public record SimulatedHost(
    String id,
    String description,
    Topology topology,
    double sibling,
    double chip,
    Parameters parameters,
    String source) {

  /** The machine without distances. */
  public static final SimulatedHost FLAT =
      new SimulatedHost(
          "flat",
          "two sockets with half of the CPUs each, all alike far",
          null,
          1,
          1,
          Parameters.STANDARD,
          "defaults of the parameters");

  /** The most CPUs that it has. */
  public int cpus() {
    return topology == null ? 1024 : topology.cpus();
  }

  /** Where the first CPUs are. */
  public Topology topologyOf(int cpus) {
    return topology == null ? Topology.flat(cpus) : topology;
  }

  /** The same machine with other values. */
  public SimulatedHost with(Parameters other) {
    return new SimulatedHost(id, description, topology, sibling, chip, other, source);
  }

  /** The time to transfer a line over that distance, in picoseconds, before jitter. */
  public long transfer(Distance distance) {
    double factor =
        switch (distance) {
          case SIBLING -> sibling;
          case CHIP -> chip;
          case SOCKET -> 1;
          case OTHER -> parameters.get(Parameter.REMOTE);
        };
    return Math.round(parameters.picoseconds(Parameter.L) * factor);
  }
}
