// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.List;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.run.RoundTrips;

/** The table behind the map of round trips, one row for each pair of CPUs. */
record RoundTripTable(RoundTrips trips) {
  Csv csv() {
    return new Csv(
        List.of("from_cpu", "to_cpu", "round_trip_ns"),
        trips.pairs().stream()
            .map(
                pair ->
                    List.of(
                        String.valueOf(pair.from()),
                        String.valueOf(pair.to()),
                        Wording.fixed(pair.nanos(), 1)))
            .toList());
  }
}
