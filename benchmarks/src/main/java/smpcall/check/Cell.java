// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smpcall.audit.Findings;
import smpcall.explore.program.Kernel;

/**
 * The check of one kernel under one workload, in many rounds. After a conviction it reboots the
 * machine and goes on, so that the number of calls to a finding has a distribution.
 *
 * @param setup kernel, workload and machine
 * @param calls number of calls made
 * @param millis milliseconds that it took
 * @param findings findings of all rounds
 * @param callsToFinding number of calls to each conviction, from the one before to the end of the
 *     round
 */
public record Cell(
    CellSetup setup, long calls, long millis, Findings findings, List<Long> callsToFinding) {

  /** Calls of all CPUs in the first round: few, to count the calls to a conviction precisely. */
  private static final int FIRST_ROUND = 400;

  /** Fewer calls than this without a finding say nothing. */
  public static final long FEWEST_CALLS = 1_000;

  /** Calls in the longest round; rounds get longer while there is no finding. */
  private static final int LONGEST_ROUND = 25_600;

  /**
   * The end of a cell.
   *
   * @param millis milliseconds, when the expected race has shown or none is expected
   * @param patience milliseconds, while the expected race has not shown
   * @param calls largest number of calls
   * @param convictions number of convictions that is enough
   */
  public record Limit(long millis, long patience, long calls, int convictions) {}

  /**
   * Reserves memory for the machines of all cells. Call it before the first one runs.
   *
   * @throws IllegalStateException when a smaller memory is allocated already
   */
  public static void reserveMemory(List<CellSetup> setups) {
    setups.stream().mapToInt(CellSetup::cpus).max().ifPresent(Round::reserveMemory);
  }

  /** Runs a cell. */
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
          Round.run(setup, callsPerCpu(setup, length), seedOf(setup, seed, round++));
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

  /** Whether the findings show the expected race: others may show first. */
  private static boolean isShown(CellSetup setup, Findings findings) {
    Expectation expected = Expectation.of(setup);
    return expected.isSilent() || Expectation.allows(setup, findings);
  }

  private static int callsPerCpu(CellSetup setup, int all) {
    long callers = IntStream.range(0, setup.cpus()).filter(setup.workload()::calls).count();
    return (int) Math.max(2, all / callers);
  }

  private static long seedOf(CellSetup setup, long seed, long round) {
    long cell = 31L * Kernel.all().indexOf(setup.kernel()) + setup.workload().ordinal();
    return ((seed * 1_000_003 + cell) * 1_000_003 + setup.cpus()) * 1_000_003 + round;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** The median number of calls to a conviction; -1 without one. */
  public long medianCallsToFinding() {
    if (callsToFinding.isEmpty()) {
      return -1;
    }
    List<Long> sorted = callsToFinding.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Whether nothing was found, in so few calls that it says nothing. */
  public boolean isTooFew() {
    return findings.isEmpty() && calls < FEWEST_CALLS && Expectation.of(setup).isSilent();
  }

  /** Whether the findings are as expected, in however few calls. */
  public boolean isAsExpected() {
    return calls > 0 && Expectation.allows(setup, findings);
  }
}
