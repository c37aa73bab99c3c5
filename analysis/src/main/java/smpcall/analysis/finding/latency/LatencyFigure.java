// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import smpcall.analysis.statistics.Distribution;

/** A figure of the times of calls, which a distribution need not have. */
public interface LatencyFigure extends Function<Distribution, Optional<Double>> {

  /** The longest of the timed calls; there will have been longer ones. */
  LatencyFigure LARGEST = Distribution::largest;

  /** What one call in so many took longer than. */
  static LatencyFigure exceededByOneIn(double oneIn) {
    return distribution -> distribution.exceededByOneIn(oneIn);
  }

  /** Those of a row in a table. */
  static List<LatencyFigure> ofTables() {
    return Stream.concat(
            Percentile.OF_TABLES.stream().map(p -> exceededByOneIn(p.oneIn())), Stream.of(LARGEST))
        .toList();
  }
}
