// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Comparator;
import java.util.List;

/**
 * How the time of a check is shared out. Races that must show come first and are waited for, each
 * as long as those behind it keep their shares, and a minute longer, all of them together: on a
 * busy host they come late, and that says nothing of a version. Where nothing must be found there
 * is what is left of the time, and a quarter of it at least. So the whole takes a quarter longer at
 * most, and a round that is under way then; where races do not show, a minute more.
 */
public final class TimeShare {

  private static final int ENOUGH = 5;
  private static final int LEAST_FOR_SILENCE = 4;
  private static final long RESERVE_MILLIS = 60_000;

  private final long millis;
  private final List<CellSetup> order;
  private final int races;

  /**
   * @param millis for all of them together
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
   * The longest that a check of any setups takes, but for the rounds that are under way when their
   * time is over, and the start and the end of its JVM.
   *
   * @param millis for all of them together
   * @return milliseconds
   */
  public static long longest(long millis) {
    return millis + RESERVE_MILLIS + millis / LEAST_FOR_SILENCE;
  }

  /** In the order in which they are to be run. */
  public List<CellSetup> order() {
    return order;
  }

  /**
   * The limit of one.
   *
   * @param index in {@link #order()}
   * @param elapsed milliseconds that those before it took
   */
  public Cell.Limit limit(int index, long elapsed) {
    long share = millis / order.size();
    if (index < races) {
      long spare = millis + RESERVE_MILLIS - elapsed - (races - index - 1) * share;
      long patience = Math.max(share, spare);
      return new Cell.Limit(share, patience, Long.MAX_VALUE, ENOUGH);
    }
    int left = order.size() - index;
    long least = millis / LEAST_FOR_SILENCE * left / (order.size() - races);
    long each = Math.max(millis - elapsed, least) / left;
    return new Cell.Limit(each, each, Long.MAX_VALUE, 1);
  }

  /** Where the calls are counted, not the time. */
  public static Cell.Limit calls(CellSetup setup, long calls) {
    int enough = Expectation.of(setup).isSilent() ? 1 : ENOUGH;
    return new Cell.Limit(Long.MAX_VALUE, Long.MAX_VALUE, calls, enough);
  }
}
