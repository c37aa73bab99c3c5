// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** A text table of round trips: a line for each relation of two CPUs, and a matrix for few CPUs. */
public final class RoundTripTable {

  /** Most columns of the matrix that fit a terminal. */
  private static final int WIDEST = 16;

  /** Relations of two CPUs, the nearest first. */
  private enum Relation {
    SIBLINGS("siblings of one core"),
    CORES("two cores"),
    NODE("cores of one memory node"),
    SOCKET("nodes of one socket"),
    SOCKETS("two sockets");

    private final String text;

    Relation(String text) {
      this.text = text;
    }

    static Relation of(LogicalCpu one, LogicalCpu other) {
      if (one.socket() != other.socket()) {
        return SOCKETS;
      }
      if (one.core() == other.core()) {
        return SIBLINGS;
      }
      if (one.node() < 0 || other.node() < 0) {
        return CORES;
      }
      return one.node() == other.node() ? NODE : SOCKET;
    }
  }

  private RoundTripTable() {}

  /**
   * The table as text.
   *
   * @param trips measured round trips
   * @param topology topology that contains all their CPUs
   */
  public static String of(RoundTrips trips, Topology topology) {
    String head =
        String.format(
            Locale.ROOT,
            "Round trip of a cache line between two CPUs, nanoseconds, medians; %d of %d pairs%n",
            trips.nanos().size(),
            trips.of());
    return head
        + byRelation(trips, topology)
        + (topology.cpus().size() <= WIDEST ? "\n" + matrix(trips, topology) : "");
  }

  private static String byRelation(RoundTrips trips, Topology topology) {
    Map<Integer, LogicalCpu> cpus = new HashMap<>();
    topology.cpus().forEach(cpu -> cpus.put(cpu.cpu(), cpu));
    Map<Relation, List<Double>> all = new TreeMap<>();
    for (RoundTrips.Pair pair : trips.nanos()) {
      all.computeIfAbsent(
              Relation.of(cpus.get(pair.from()), cpus.get(pair.to())), none -> new ArrayList<>())
          .add(pair.nanos());
    }
    StringBuilder text = new StringBuilder();
    all.forEach(
        (relation, nanos) -> {
          Collections.sort(nanos);
          text.append(
              String.format(
                  Locale.ROOT,
                  "  %-24s median %.1f, from %.1f to %.1f (%s)%n",
                  relation.text,
                  nanos.get(nanos.size() / 2),
                  nanos.get(0),
                  nanos.get(nanos.size() - 1),
                  HostFacts.count(nanos.size(), "pair")));
        });
    return text.toString();
  }

  private static String matrix(RoundTrips trips, Topology topology) {
    Map<List<Integer>, Double> nanos = new HashMap<>();
    trips.nanos().forEach(pair -> nanos.put(List.of(pair.from(), pair.to()), pair.nanos()));
    StringBuilder text = new StringBuilder("  CPU  ");
    topology.numbers().forEach(cpu -> text.append(String.format(Locale.ROOT, "%8d", cpu)));
    for (int row : topology.numbers()) {
      text.append(String.format(Locale.ROOT, "%n  %-5d", row));
      for (int column : topology.numbers()) {
        Double value = nanos.get(List.of(Math.min(row, column), Math.max(row, column)));
        text.append(value == null ? "       -" : String.format(Locale.ROOT, " %7.1f", value));
      }
    }
    return text.append('\n').toString();
  }
}
