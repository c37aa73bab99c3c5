// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.Optional;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.StudyCase;

/**
 * CPU counts over which a machine only gets wider: between them no sibling of a core and no other
 * socket begins to be used. What one policy uses first, the numbers of cores and sockets tell.
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
   * Empty where the host does not say how many cores and sockets it has, or not all of its CPUs
   * were allowed.
   */
  static Optional<TopologyRange> of(StudyCase c, Environment host) {
    Optional<Integer> cores = host.cores().flatMap(TopologyRange::number);
    Optional<Integer> sockets = host.sockets().flatMap(TopologyRange::number);
    Optional<Integer> online = host.onlineCpus().flatMap(TopologyRange::number);
    boolean known = cores.isPresent() && sockets.isPresent() && online.isPresent();
    if (!known || allowed(host) != online.get()) {
      return Optional.empty();
    }
    int ofSocket = cores.get() / sockets.get();
    return switch (c.policy()) {
      case "cores" ->
          Optional.of(
              c.cpus() <= ofSocket ? ONE_SOCKET : c.cpus() <= cores.get() ? SEVERAL_SOCKETS : FULL);
      case "node" -> Optional.of(c.cpus() <= ofSocket ? ONE_SOCKET : FULL);
      case "spread" -> Optional.of(c.cpus() <= cores.get() ? SEVERAL_SOCKETS : FULL);
      case "siblings" -> Optional.of(c.cpus() <= online.get() / sockets.get() ? SIBLINGS : FULL);
      default -> Optional.empty();
    };
  }

  private static int allowed(Environment host) {
    return host.allowedCpus().map(all -> all.split(" ").length).orElse(0);
  }

  private static Optional<Integer> number(String fact) {
    return fact.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(fact)) : Optional.empty();
  }
}
