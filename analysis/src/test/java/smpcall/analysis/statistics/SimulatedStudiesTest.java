// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The method on simulated studies with a known truth. A fork's speed is log-normal (5 %) around the
 * machine's, which drifts: by a random step of 3 % from fork to fork and by 1 % downwards with each
 * block. A block runs its cases in random order, so that the drift within a block falls on all of
 * them alike. Always the same random numbers.
 */
@Tag("slow")
class SimulatedStudiesTest {
  private static final int STUDIES = 2000;
  private static final int WITH_BOOTSTRAP = 400;
  private static final double TRUTH = Math.log(1.1);

  /** Which forks are disturbed: one in 20 is 2 to 10 times slower. */
  private enum Outliers {
    NONE,
    ALL_CASES,
    ONE_CASE
  }

  private final Random random = new Random(20100323);

  @Test
  void theIntervalCoversTheTruthAndContributingSaysHowOften() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| blocks | no outliers | outliers in both | outliers in one | bootstrap |");
    lines.add("|---|---|---|---|---|");
    for (int n : new int[] {6, 10, 20, 100}) {
      Coverage plain = coverage(n, Outliers.NONE, STUDIES, MeanInterval::of);
      if (n <= 20) {
        assertThat(plain.share()).as("coverage with " + n + " blocks").isBetween(0.93, 0.97);
      }
      lines.add(
          "| "
              + n
              + " | "
              + plain
              + " | "
              + coverage(n, Outliers.ALL_CASES, STUDIES, MeanInterval::of)
              + " | "
              + coverage(n, Outliers.ONE_CASE, STUDIES, MeanInterval::of)
              + " | "
              + (n <= 20 ? coverage(n, Outliers.NONE, WITH_BOOTSTRAP, Bootstrap::of) : "-")
              + " |");
    }
    String table = String.join("\n", lines) + "\n";
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("coverage.md"), table);
    assertThat(Files.readString(Path.of("../CONTRIBUTING.md")))
        .as("the table, as target/coverage.md has it")
        .contains(table);
  }

  @FunctionalInterface
  private interface Method {
    Interval of(double[] values, double level);
  }

  /**
   * The number of intervals that cover the truth, and the median of their half widths, as
   * logarithms.
   */
  private record Coverage(double share, double halfWidth) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f %% (+-%.1f %%)", 100 * share, 100 * Math.expm1(halfWidth));
    }
  }

  private Coverage coverage(int n, Outliers outliers, int studies, Method method) {
    int covered = 0;
    double[] halfWidths = new double[studies];
    for (int study = 0; study < studies; study++) {
      Interval interval = method.of(logRatios(n, 2, outliers)[0], 0.95);
      covered += interval.contains(TRUTH) ? 1 : 0;
      halfWidths[study] = (interval.high() - interval.low()) / 2;
    }
    return new Coverage((double) covered / studies, Median.of(halfWidths));
  }

  @Test
  void aFamilyThatDiffersInNothingRarelyHasOneThatIsCalledDifferent() {
    int alarms = 0;
    int unadjusted = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[][] logs = logRatios(10, 7, Outliers.NONE);
      double[] p = new double[logs.length];
      boolean[] excludes = new boolean[logs.length];
      for (int member = 0; member < logs.length; member++) {
        double[] same = logs[member].clone();
        for (int block = 0; block < same.length; block++) {
          same[block] -= TRUTH;
        }
        p[member] = SignFlip.p(same);
        excludes[member] = !MeanInterval.of(same, 0.95).contains(0);
      }
      double[] holm = Holm.adjusted(p);
      boolean alarm = false;
      boolean early = false;
      for (int member = 0; member < holm.length; member++) {
        alarm |= excludes[member] && holm[member] <= Holm.LEVEL;
        early |= excludes[member];
      }
      alarms += alarm ? 1 : 0;
      unadjusted += early ? 1 : 0;
    }
    assertThat((double) alarms / STUDIES).as("of families of six").isLessThanOrEqualTo(0.05);
    assertThat((double) unadjusted / STUDIES).as("without Holm").isGreaterThan(0.12);
  }

  /**
   * Block log-ratios of all cases but the first to the first one, which is slower than the others
   * by 10 %.
   */
  private double[][] logRatios(int blocks, int cases, Outliers outliers) {
    double[][] ratios = new double[cases - 1][blocks];
    double machine = 0;
    for (int block = 0; block < blocks; block++) {
      machine -= 0.01;
      double[] speeds = new double[cases];
      for (int c : order(cases)) {
        machine += 0.03 * random.nextGaussian();
        speeds[c] = machine + (c == 0 ? 0 : TRUTH) + 0.05 * random.nextGaussian();
        boolean struck = random.nextInt(20) == 0;
        double slower = Math.log(2 + 8 * random.nextDouble());
        if (struck && (outliers == Outliers.ALL_CASES || outliers == Outliers.ONE_CASE && c == 1)) {
          speeds[c] -= slower;
        }
      }
      for (int c = 1; c < cases; c++) {
        ratios[c - 1][block] = speeds[c] - speeds[0];
      }
    }
    return ratios;
  }

  private List<Integer> order(int cases) {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < cases; c++) {
      order.add(random.nextInt(order.size() + 1), c);
    }
    return order;
  }
}
