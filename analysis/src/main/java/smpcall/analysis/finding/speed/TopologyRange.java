// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.StudyCase;

/**
 * A range of CPU counts within which no sibling of a core and no other socket comes into use. It
 * follows from the policy and the numbers of cores and sockets.
 */
enum TopologyRange {
  /** The cores of one socket, one thread on each. */
  ONE_SOCKET("the cores of one socket"),
  /** Cores of several sockets, one thread on each. */
  SEVERAL_SOCKETS("the cores of several sockets"),
  /** Whole cores of one socket, all siblings in use. */
  SIBLINGS("the siblings of one socket"),
  /** More than one thread on some cores, or siblings of several sockets. */
  FULL("more threads than cores");

  private final String words;

  TopologyRange(String words) {
    this.words = words;
  }

  /** As printed. */
  String words() {
    return words;
  }

  /**
   * The range of a case; empty where the numbers of cores and sockets are unknown, or not all CPUs
   * were allowed.
   */
  static Optional<TopologyRange> of(StudyCase c, Environment host) {
    boolean known =
        host.cores().isPresent() && host.sockets().isPresent() && host.onlineCpus().isPresent();
    if (!known || host.allowedCpus().size() != host.onlineCpus().getAsInt()) {
      return Optional.empty();
    }
    int cores = host.cores().getAsInt();
    int sockets = host.sockets().getAsInt();
    int ofSocket = cores / sockets;
    return switch (c.policy()) {
      case "cores" ->
          Optional.of(
              c.cpus() <= ofSocket ? ONE_SOCKET : c.cpus() <= cores ? SEVERAL_SOCKETS : FULL);
      case "node" -> Optional.of(c.cpus() <= ofSocket ? ONE_SOCKET : FULL);
      case "spread" -> Optional.of(c.cpus() <= cores ? SEVERAL_SOCKETS : FULL);
      case "siblings" ->
          Optional.of(c.cpus() <= host.onlineCpus().getAsInt() / sockets ? SIBLINGS : FULL);
      default -> Optional.empty();
    };
  }
}
