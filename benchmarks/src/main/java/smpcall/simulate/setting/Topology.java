// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

/**
 * Where the CPUs of a machine are. They are numbered socket by socket, chip by chip, core by core;
 * the threads of a core have neighbouring numbers.
 *
 * @param sockets number of sockets
 * @param chips chips, or groups of cores with a cache of their own, of a socket
 * @param cores cores of a chip
 * @param threads threads of a core
 */
public record Topology(int sockets, int chips, int cores, int threads) {

  /** How far two CPUs are from each other. */
  public enum Distance {
    /** Threads of one core. */
    SIBLING,
    /** Cores of one chip. */
    CHIP,
    /** Chips of one socket. */
    SOCKET,
    /** Two sockets. */
    OTHER
  }

  /** Two sockets that have half of the CPUs each. */
  public static Topology flat(int cpus) {
    return new Topology(2, 1, (cpus + 1) / 2, 1);
  }

  /** The number of CPUs. */
  public int cpus() {
    return sockets * chips * cores * threads;
  }

  /** The number of CPUs that share what is of that distance. */
  public int group(Distance distance) {
    return switch (distance) {
      case SIBLING -> threads;
      case CHIP -> threads * cores;
      case SOCKET -> threads * cores * chips;
      case OTHER -> cpus();
    };
  }

  /** The distance of two CPUs. */
  public Distance between(int first, int second) {
    for (Distance distance : Distance.values()) {
      if (first / group(distance) == second / group(distance)) {
        return distance;
      }
    }
    return Distance.OTHER;
  }
}
