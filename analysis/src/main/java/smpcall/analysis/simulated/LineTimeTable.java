// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.table.Csv;

/**
 * Is {@code patched} faster than spinlock, by the time to transfer a line? Parts of the grid, as
 * the sign may depend on L.
 *
 * @param trips round trips between the CPUs of this host; L is half of one; empty: not measured
 */
public record LineTimeTable(Grid grid, Optional<RoundTrips> trips) {
  /** What is compared with spinlock. */
  public static final String VERSION = "patched";

  private static final String PARAMETER = "L";
  private static final int[] ENDS = {40, 80, 120, 160, 200};
  private static final List<String> COLUMNS =
      List.of(
          "L from, ns",
          "L to, ns",
          "cpus",
          "cells faster than spinlock",
          "cells within 5 %",
          "cells slower",
          "cells failed",
          "least ratio spinlock : patched",
          "median ratio",
          "most ratio",
          "nearest to a round trip of this host, ns");

  /**
   * A part of the range of L.
   *
   * @param from its lower end, ns
   * @param to its upper end, ns
   */
  public record Band(int from, int to) {
    /** Words such as {@code L 40 to 80 ns}. */
    public String words() {
      return "L " + from + " to " + to + " ns";
    }

    private boolean has(double nanos) {
      return from <= nanos && nanos < to || nanos == to && to == ENDS[ENDS.length - 1];
    }

    private double distance(double nanos) {
      return Math.max(0, Math.max(from - nanos, nanos - to));
    }
  }

  /** The parts, from the smallest L. */
  public static List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    for (int i = 1; i < ENDS.length; i++) {
      bands.add(new Band(ENDS[i - 1], ENDS[i]));
    }
    return bands;
  }

  /** The numbers of CPUs from which on ratios are shown. */
  public List<Integer> cpus() {
    return new SignTable(grid).cpus();
  }

  /** The sign in a part of the grid. */
  public Sign sign(Band band, int cpus) {
    Grid part =
        new Grid(
            grid.scene(),
            grid.runs().stream()
                .filter(run -> run.parameter(PARAMETER).filter(band::has).isPresent())
                .toList());
    return Sign.of(part, VERSION, cpus);
  }

  /** Whether any part can be compared. */
  public boolean isKnown() {
    return bands().stream()
        .anyMatch(band -> cpus().stream().anyMatch(n -> sign(band, n).isKnown()));
  }

  /** The shortest and the longest round trip of this host whose half is nearest to a part. */
  public List<Double> host(Band band) {
    return ends().stream()
        .filter(
            trip ->
                bands().stream()
                    .min(Comparator.comparingDouble(other -> other.distance(trip / 2)))
                    .orElseThrow()
                    .equals(band))
        .toList();
  }

  /** Whether the half of a round trip is outside of the grid. */
  public static boolean isOutside(double trip) {
    return bands().stream().allMatch(band -> band.distance(trip / 2) > 0);
  }

  private List<Double> ends() {
    TreeSet<Double> all = new TreeSet<>();
    trips.ifPresent(its -> its.pairs().forEach(pair -> all.add(pair.nanos())));
    return all.isEmpty() ? List.of() : Stream.of(all.first(), all.last()).distinct().toList();
  }

  public Csv csv() {
    List<List<String>> rows = new ArrayList<>();
    for (Band band : bands()) {
      for (int cpus : cpus()) {
        rows.add(row(band, sign(band, cpus)));
      }
    }
    return new Csv(COLUMNS, rows);
  }

  private List<String> row(Band band, Sign sign) {
    Optional<Sign> known = Optional.of(sign).filter(Sign::isKnown);
    return List.of(
        String.valueOf(band.from()),
        String.valueOf(band.to()),
        String.valueOf(sign.cpus()),
        String.valueOf(sign.faster()),
        String.valueOf(sign.within()),
        String.valueOf(sign.slower()),
        String.valueOf(sign.failed()),
        Csv.value(known.map(Sign::least), 3),
        Csv.value(known.map(Sign::median), 3),
        Csv.value(known.map(Sign::most), 3),
        String.join(" ", host(band).stream().map(trip -> Wording.fixed(trip, 1)).toList()));
  }
}
