// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;

/** The table behind the map of round trips, one row for each pair of CPUs. */
public record RoundTripTable(RoundTrips trips) {
  public Csv csv() {
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
