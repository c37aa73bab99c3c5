// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.Locale;
import smpcall.explore.Cell;
import smpcall.explore.table.VerdictTable;

/**
 * The progress of an exploration: a line for each cell that is done. The time left is an estimate:
 * the cells that are left take as long as those that are done, on average. They differ by a factor
 * of thousands, so it is good for its order of magnitude.
 */
final class ExploreProgress {

  private static final double NANOS = 1e9;
  private static final double SECONDS_OF_A_MINUTE = 60;
  private static final double FEW_SECONDS = 100;

  private final int all;
  private final int threads;
  private int done;
  private long nanos;

  /**
   * @param all number of cells
   * @param threads searches at a time
   */
  ExploreProgress(int all, int threads) {
    this.all = all;
    this.threads = threads;
  }

  /** The line for one more cell that is done. */
  String line(Cell cell) {
    done++;
    nanos += cell.result().nanos();
    double seconds = cell.result().nanos() / NANOS;
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s %s %s: %s; %.1f s, %.2f million states/s%s",
        done,
        all,
        cell.setup().kernel().id(),
        cell.setup().scenario(),
        cell.setup().model().id(),
        VerdictTable.words(cell),
        seconds,
        cell.result().states() / seconds / 1e6,
        left());
  }

  private String left() {
    int cells = all - done;
    if (cells == 0) {
      return "";
    }
    double seconds = nanos / NANOS / done * cells / Math.min(threads, cells);
    return seconds < FEW_SECONDS
        ? String.format(Locale.ROOT, "; about %.0f s left", Math.max(1, seconds))
        : String.format(Locale.ROOT, "; about %.0f min left", seconds / SECONDS_OF_A_MINUTE);
  }
}
