// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.LineTimeTable.Band;

class LineTimeTableTest {
  private static final Grid GRID =
      new SimulatedStudy(SimulatedReader.read(Samples.SIMULATED)).grids().get(0);
  private static final Band FIRST = new Band(40, 80);
  private static final Band LAST = new Band(160, 200);

  private static LineTimeTable table(double... trips) {
    return new LineTimeTable(
        GRID,
        Optional.of(
            new RoundTrips(
                Arrays.stream(trips).mapToObj(nanos -> new RoundTrips.Pair(0, 1, nanos)).toList(),
                trips.length)));
  }

  @Test
  void everyCellOfTheGridIsInOnePart() {
    LineTimeTable table = table();
    for (int cpus : table.cpus()) {
      int all = Sign.of(GRID, LineTimeTable.VERSION, cpus).ratios().length;
      assertThat(
              LineTimeTable.bands().stream()
                  .mapToInt(b -> table.sign(b, cpus).ratios().length)
                  .sum())
          .isEqualTo(all);
    }
  }

  @Test
  void aHostIsInThePartNearestToHalfOfItsRoundTrip() {
    assertThat(table(100).host(FIRST)).containsExactly(100.0);
    assertThat(table(100).host(LAST)).isEmpty();
    assertThat(table(98, 441, 200).host(LAST)).containsExactly(441.0);
    assertThat(table().host(FIRST)).isEmpty();
  }

  @Test
  void aRoundTripBeyondTheGridIsOutsideOfIt() {
    assertThat(LineTimeTable.isOutside(441)).isTrue();
    assertThat(LineTimeTable.isOutside(60)).isTrue();
    assertThat(LineTimeTable.isOutside(400)).isFalse();
  }

  @Test
  void theTableHasARowForEachPartAndNumberOfCpus() {
    LineTimeTable table = table(441);
    assertThat(table.csv().rows()).hasSize(LineTimeTable.bands().size() * table.cpus().size());
    assertThat(table.csv().rows())
        .filteredOn(row -> row.get(0).equals("160"))
        .allMatch(row -> row.get(10).equals("441.0"));
    assertThat(List.copyOf(LineTimeTable.bands())).startsWith(FIRST).endsWith(LAST);
  }
}
