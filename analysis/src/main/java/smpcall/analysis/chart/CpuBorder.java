// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.run.Environment;

/**
 * A number of CPUs above which threads come to another socket or share cores.
 *
 * @param after the largest number of CPUs before the border
 * @param words the name of the part after the border
 */
record CpuBorder(int after, String words) {

  /**
   * The borders of a host for one policy; none when its numbers are unknown, not all of its CPUs
   * were allowed, or the policy is about memory nodes.
   */
  static List<CpuBorder> of(Environment host, String policy) {
    int cpus = host.onlineCpus().orElse(0);
    int cores = host.cores().orElse(0);
    int sockets = host.sockets().orElse(0);
    int allowed = host.allowedCpus().size();
    boolean known = cpus > 0 && cores > 0 && sockets > 0 && allowed == cpus;
    List<CpuBorder> borders = new ArrayList<>();
    if (known && policy.equals("cores")) {
      sockets(borders, cores, sockets);
    }
    if (known && policy.equals("siblings")) {
      sockets(borders, cpus, sockets);
    }
    if (known && cpus > cores && (policy.equals("cores") || policy.equals("spread"))) {
      borders.add(new CpuBorder(cores, "SMT siblings"));
    }
    return List.copyOf(borders);
  }

  /** Those within a range of numbers of CPUs. */
  static List<CpuBorder> within(SortedSet<Integer> counts, Environment host, String policy) {
    return of(host, policy).stream()
        .filter(border -> counts.first() <= border.after() && border.after() < counts.last())
        .toList();
  }

  /** Draws a dotted line for each of some borders. */
  static void draw(List<CpuBorder> borders, Panel panel) {
    borders.forEach(b -> panel.behind().border(CpuAxis.at(b.after() + 0.5), b.words()));
  }

  private static void sockets(List<CpuBorder> borders, int places, int sockets) {
    for (int socket = 1; socket < sockets; socket++) {
      borders.add(new CpuBorder(places / sockets * socket, "socket " + (socket + 1)));
    }
  }
}
