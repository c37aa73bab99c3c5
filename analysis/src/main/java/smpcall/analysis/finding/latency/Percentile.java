// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.finding.wording.Wording;

/**
 * A percentile, given by the share of calls above it.
 *
 * @param oneIn N where one call in N takes longer, above 1
 */
public record Percentile(double oneIn) {
  /** The percentiles of tables: the 50th, 90th, 99th and 99.9th. */
  public static final List<Percentile> OF_TABLES =
      List.of(new Percentile(2), new Percentile(10), new Percentile(100), new Percentile(1000));

  /** Round numbers, ten to a decade, evenly apart on a log axis: the R10 series of ISO 3. */
  private static final double[] DECADE = {1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8};

  /** No measurement lasts for more than 10^12 calls. */
  private static final int DECADES = 12;

  /** The percentiles of curves, ascending, ten to a decade. */
  public static List<Percentile> ofCurves() {
    List<Percentile> all = new ArrayList<>();
    double power = 1;
    for (int decade = 0; decade < DECADES; decade++) {
      for (double lead : DECADE) {
        all.add(new Percentile(Math.rint(lead * power * 100) / 100));
      }
      power *= 10;
    }
    return all;
  }

  /** Its number, from 0 to below 100: 99.9. */
  public String number() {
    return Wording.trimmed(100 - 100 / oneIn);
  }

  /** Its name in tables: p99.9. */
  public String name() {
    return "p" + number();
  }
}
