// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Rectangle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.wording.Wording;

/**
 * One axis of a panel.
 *
 * @param title the quantity, with its unit; may be empty
 * @param min the value at its left or lower end
 * @param max the value at the other end
 * @param ticks the marked values in the range, ascending
 */
public record Axis(String title, double min, double max, List<Tick> ticks) {

  /** Above a factor of ten, evenly spaced ticks would crowd at the upper end. */
  private static final double WIDE = Math.log(10);

  /** A marked value and its label. */
  public record Tick(double at, String label) {}

  /** A linear axis over a range, with at most nine round ticks; ends are not rounded. */
  public static Axis linear(String title, double min, double max) {
    double step = roundStep(max - min);
    int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(min / step - 1e-9); k * step <= max + 1e-9 * step; k++) {
      ticks.add(new Tick(k * step, Wording.fixed(k * step, digits)));
    }
    return new Axis(title, min, max, ticks);
  }

  /**
   * An axis for logarithms of ratios. The ticks are round ratios, evenly spaced, at most nine; a
   * wide range has those of {@link #logarithms}.
   */
  public static Axis ratios(String title, double logMin, double logMax) {
    double[] steps = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10};
    for (double step : logMax - logMin > WIDE ? new double[] {} : steps) {
      List<Tick> ticks = new ArrayList<>();
      int digits = step < 0.1 || step == 0.25 ? 2 : step < 1 ? 1 : 0;
      for (long k = (long) Math.ceil(Math.exp(logMin) / step - 1e-9);
          k * step <= Math.exp(logMax) + 1e-9;
          k++) {
        if (k > 0) {
          ticks.add(new Tick(Math.log(k * step), Wording.fixed(k * step, digits)));
        }
      }
      if (ticks.size() <= 9) {
        return new Axis(title, logMin, logMax, ticks);
      }
    }
    return logarithms(title, logMin, logMax);
  }

  /**
   * An axis for logarithms of values above 0; the ticks are 1, 2 and 5 times powers of ten, and
   * more when there would be fewer than three.
   */
  public static Axis logarithms(String title, double logMin, double logMax) {
    double[][] leads = {
      {1, 2, 5},
      {1, 1.5, 2, 3, 4, 5, 7},
      {1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9}
    };
    List<Tick> ticks = List.of();
    for (int i = 0; i < leads.length && ticks.size() < 3; i++) {
      ticks = logarithmTicks(logMin, logMax, leads[i]);
    }
    return new Axis(title, logMin, logMax, ticks);
  }

  private static List<Tick> logarithmTicks(double logMin, double logMax, double[] leads) {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(logMin / Math.log(10));
    for (int power = first; power <= logMax / Math.log(10); power++) {
      for (double lead : leads) {
        double at = Math.log(lead) + power * Math.log(10);
        if (logMin <= at && at <= logMax) {
          ticks.add(new Tick(at, rounded(lead, power)));
        }
      }
    }
    return ticks;
  }

  private static String rounded(double lead, int power) {
    BigDecimal value = BigDecimal.valueOf(lead).scaleByPowerOfTen(power).stripTrailingZeros();
    return power >= 3 ? Wording.count(value.doubleValue()) : value.toPlainString();
  }

  /** An axis of rows: 0 at the top, -1 below it, and so on, each with its name. */
  public static Axis rows(List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (int row = 0; row < names.size(); row++) {
      ticks.add(new Tick(-row, names.get(row)));
    }
    return new Axis("", 0.5 - names.size(), 0.5, ticks);
  }

  /** The x coordinate of a value on a horizontal axis, pixels. */
  double across(Rectangle plot, double value) {
    return plot.x + share(value) * plot.width;
  }

  /** The y coordinate of a value on a vertical axis, pixels. */
  double down(Rectangle plot, double value) {
    return plot.y + (1 - share(value)) * plot.height;
  }

  /** The position of a value: 0 at the beginning of the axis, 1 at its end. */
  double share(double value) {
    return (value - min) / (max - min);
  }

  /** The smallest 1, 2 or 5 times a power of ten that fits a range at most eight times. */
  private static double roundStep(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range / 8)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(lead -> lead * power)
        .filter(step -> range / step <= 8)
        .findFirst()
        .orElse(10 * power);
  }
}
