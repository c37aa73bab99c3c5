// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.SignMap;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.simulated.Grid;
import smpcall.analysis.simulated.LineTimeTable;
import smpcall.analysis.simulated.LineTimeTable.Band;
import smpcall.analysis.simulated.Sign;

/** Does it depend on the time to transfer a line whether patched is faster than spinlock? */
final class LineTimeChart {
  private LineTimeChart() {}

  /** The picture of a grid, with this host in it; empty where nothing can be compared. */
  static Optional<SimulatedChart> of(Grid grid, Optional<RoundTrips> trips) {
    LineTimeTable table = new LineTimeTable(grid, trips);
    if (!table.isKnown()) {
      return Optional.empty();
    }
    List<Band> bands = LineTimeTable.bands();
    SignMap map =
        new SignMap(
            "simulated CPUs",
            table.cpus().stream().map(String::valueOf).toList(),
            bands.stream().map(Band::words).toList(),
            bands.stream().map(band -> cells(table, band)).toList(),
            SignChart.KEY,
            bands.stream().map(band -> host(table, band)).toList());
    Figure figure =
        SignChart.figure(
            grid,
            "is patched faster than spinlock, by L?",
            map,
            "L: the time to transfer a line between two CPUs; the other parameters were drawn over"
                + " their ranges. Large: median of the ratio spinlock\u00a0:\u00a0patched; small:"
                + " least to most. Frame: the part of the grid nearest to half of the round trip"
                + " that was measured between CPUs of this host; outside: the grid has no such L. It says which part of the grid is"
                + " like this host in L alone, and predicts no time.");
    return Optional.of(new SimulatedChart(grid.scene().id() + "-line-time", table.csv(), figure));
  }

  private static List<Optional<SignMap.Cell>> cells(LineTimeTable table, Band band) {
    List<Optional<SignMap.Cell>> cells = new ArrayList<>();
    for (int cpus : table.cpus()) {
      Sign sign = table.sign(band, cpus);
      boolean counts = sign.isKnown() || sign.failed() > 0;
      cells.add(counts ? Optional.of(SignChart.cell(sign)) : Optional.empty());
    }
    return cells;
  }

  /** Words such as {@code this host: 437 ns}; empty for a part that is not nearest. */
  private static String host(LineTimeTable table, Band band) {
    List<Double> trips = table.host(band);
    return trips.isEmpty()
        ? ""
        : "this host: "
            + Wording.list(trips.stream().map(trip -> Wording.fixed(trip, 0)).toList())
            + " ns"
            + (trips.stream().anyMatch(LineTimeTable::isOutside) ? ", outside" : "");
  }
}
