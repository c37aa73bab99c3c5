// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import smpcall.analysis.statistics.Distribution;

/** A figure of a distribution of call times, or empty where the distribution has none. */
public interface LatencyFigure extends Function<Distribution, Optional<Double>> {

  /** The longest timed call; calls that were not timed may be longer. */
  LatencyFigure LARGEST = Distribution::largest;

  /** The time that one call in {@code oneIn} exceeds. */
  static LatencyFigure exceededByOneIn(double oneIn) {
    return distribution -> distribution.exceededByOneIn(oneIn);
  }

  /** The figures in a row of a table. */
  static List<LatencyFigure> ofTables() {
    return Stream.concat(
            Percentile.OF_TABLES.stream().map(p -> exceededByOneIn(p.oneIn())), Stream.of(LARGEST))
        .toList();
  }
}
