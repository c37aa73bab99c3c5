// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.List;
import smpcall.audit.Findings;

/**
 * One version under one traffic, again and again: after a conviction the machine is rebooted and it
 * goes on, so that the number of calls to the first finding has a distribution.
 *
 * @param setup what was looked at
 * @param calls that were made in all
 * @param millis that it took
 * @param findings everything that was found
 * @param callsToFinding of each conviction, how many calls had been made since the one before, to
 *     the end of the round that it was made in
 */
public record Cell(
    CellSetup setup, long calls, long millis, Findings findings, List<Long> callsToFinding) {

  /** Calls in the first round, of all CPUs together: few, so that a conviction is dated well. */
  private static final int FIRST_ROUND = 400;

  /** While nothing is found rounds get longer, up to this. */
  private static final int LONGEST_ROUND = 25_600;

  /**
   * How long to go on.
   *
   * @param millis when what is expected has come out, or nothing is
   * @param patience milliseconds, while it has not
   * @param calls at most
   * @param convictions enough of them
   */
  public record Limit(long millis, long patience, long calls, int convictions) {}

  /**
   * Makes room for the machines of all of them; before the first of any.
   *
   * @throws IllegalStateException when it is too late
   */
  public static void reserveMemory(List<CellSetup> setups) {
    setups.stream().mapToInt(CellSetup::cpus).max().ifPresent(Round::reserveMemory);
  }

  /** Runs it. */
  public static Cell run(CellSetup setup, Limit limit, long seed) {
    Findings findings = new Findings();
    List<Long> toFinding = new ArrayList<>();
    long calls = 0;
    long sinceLast = 0;
    long round = 0;
    int length = FIRST_ROUND;
    long began = System.nanoTime();
    while (calls < limit.calls()
        && !(toFinding.size() >= limit.convictions() && isShown(setup, findings))
        && millisSince(began) < (isShown(setup, findings) ? limit.millis() : limit.patience())) {
      Round.Result result =
          Round.run(setup, callsOfACpu(setup, length), seedOf(setup, seed, round++));
      length = Math.min(2 * length, LONGEST_ROUND);
      calls += result.calls();
      sinceLast += result.calls();
      if (!result.findings().isEmpty()) {
        findings.addAll(result.findings());
        toFinding.add(sinceLast);
        sinceLast = 0;
        length = FIRST_ROUND;
      }
    }
    return new Cell(setup, calls, millisSince(began), findings, List.copyOf(toFinding));
  }

  /** Whether what is expected is among what was found: other races may be met first. */
  private static boolean isShown(CellSetup setup, Findings findings) {
    Expectation expected = Expectation.of(setup);
    return expected.isSilent() || Expectation.allows(setup, findings);
  }

  private static int callsOfACpu(CellSetup setup, int ofAll) {
    int callers = setup.traffic() == CheckWorkload.BROADCAST ? 1 : setup.cpus();
    return Math.max(2, ofAll / callers);
  }

  private static long seedOf(CellSetup setup, long seed, long round) {
    long cell = 31L * setup.version().ordinal() + setup.traffic().ordinal();
    return ((seed * 1_000_003 + cell) * 1_000_003 + setup.cpus()) * 1_000_003 + round;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** The median number of calls to a conviction; -1 when there was none. */
  public long medianCallsToFinding() {
    if (callsToFinding.isEmpty()) {
      return -1;
    }
    List<Long> sorted = callsToFinding.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Whether it is as it must be. */
  public boolean isAsExpected() {
    return calls > 0 && Expectation.allows(setup, findings);
  }
}
