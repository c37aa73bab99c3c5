// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Comparator;
import java.util.List;

/**
 * Divides the time of a check among its cells. The cells whose race must show come first. Each may
 * wait for its race as long as the later ones keep their shares; all together may wait a minute
 * longer, as on a busy host races show late. The cells without a race share the time that is left,
 * at least a quarter of the whole. So a check takes at most a quarter longer, and the rest of a
 * round; a minute more where races do not show.
 */
public final class TimeShare {

  private static final int CONVICTIONS = 5;
  private static final int LEAST_PART_WITHOUT_RACE = 4;
  private static final long RESERVE_MILLIS = 60_000;

  private final long millis;
  private final List<CellSetup> order;
  private final int races;

  /**
   * @param millis milliseconds for all cells together
   */
  public TimeShare(long millis, List<CellSetup> setups) {
    this.millis = millis;
    order =
        setups.stream()
            .sorted(Comparator.comparing(setup -> Expectation.of(setup).isSilent()))
            .toList();
    races = (int) order.stream().filter(setup -> !Expectation.of(setup).isSilent()).count();
  }

  /**
   * The longest time of a check, without the rest of rounds that are under way when their time is
   * over, and without the start and the end of the JVM.
   *
   * @param millis milliseconds for all cells together
   * @return milliseconds
   */
  public static long longest(long millis) {
    return millis + RESERVE_MILLIS + millis / LEAST_PART_WITHOUT_RACE;
  }

  /** The setups in the order to run them. */
  public List<CellSetup> order() {
    return order;
  }

  /**
   * The limit of a cell.
   *
   * @param index index in {@link #order()}
   * @param elapsed milliseconds that the cells before it took
   */
  public Cell.Limit limit(int index, long elapsed) {
    long share = millis / order.size();
    if (index < races) {
      long spare = millis + RESERVE_MILLIS - elapsed - (races - index - 1) * share;
      long patience = Math.max(share, spare);
      return new Cell.Limit(share, patience, Long.MAX_VALUE, CONVICTIONS);
    }
    int left = order.size() - index;
    long least = millis / LEAST_PART_WITHOUT_RACE * left / (order.size() - races);
    long each = Math.max(millis - elapsed, least) / left;
    return new Cell.Limit(each, each, Long.MAX_VALUE, 1);
  }

  /** The limit of a cell that ends after a number of calls. */
  public static Cell.Limit calls(CellSetup setup, long calls) {
    int convictions = Expectation.of(setup).isSilent() ? 1 : CONVICTIONS;
    return new Cell.Limit(Long.MAX_VALUE, Long.MAX_VALUE, calls, convictions);
  }
}
