// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.List;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.HeatMap;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.run.Run;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.RoundTripTable;

/**
 * How far apart are the CPUs? The round trip of a cache line between each two of them, as a map.
 */
public final class RoundTripChart {
  private final Run run;
  private final RoundTrips trips;

  /**
   * @param trips the round trips on the host of the run, one pair or more
   */
  public RoundTripChart(Run run, RoundTrips trips) {
    this.run = run;
    this.trips = trips;
  }

  public Csv csv() {
    return new RoundTripTable(trips).csv();
  }

  public Figure figure() {
    HeatMap map = HeatMap.of(trips);
    return new Figure(
        "Round trips of a cache line between each two CPUs",
        Caption.ofHost(run),
        List.of(),
        List.of(map),
        "Cell: nanoseconds for a cache line from one CPU to the other and back, the same in both"
            + " directions; the darker, the longer, on a log scale. "
            + Wording.count(trips.pairs().size())
            + " of "
            + Wording.many(trips.of(), "pair")
            + " measured; the others are blank.",
        Math.max(720, HeatMap.SCALE + map.height()),
        map.height() + 130);
  }
}
