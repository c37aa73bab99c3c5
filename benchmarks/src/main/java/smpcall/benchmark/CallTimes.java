// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The mean durations of paced calls as secondary metrics of JMH, exact for every iteration: {@code
 * callNanos} from the start of a call, {@code dueNanos} from the time at which it was due, and
 * {@code timedCalls}, their number. A mean of no calls is NaN. An iteration without paced calls has
 * none of them.
 *
 * <p>It is a profiler because JMH adds up the counters of states over threads and iterations, which
 * is wrong for a mean. {@link Main} turns it on; other programs do with {@code
 * addProfiler(CallTimes.class)}.
 */
public final class CallTimes implements InternalProfiler {

  private record Sums(long calls, long nanos, long dueNanos) {}

  /** Sums of the threads that have ended the present iteration; null if there are none. */
  private static Sums sums;

  /**
   * Adds a thread at the end of its iteration.
   *
   * @param calls number of its calls
   * @param nanos sum of their durations from start, nanoseconds
   * @param dueNanos sum of their durations from due, nanoseconds
   */
  static synchronized void add(long calls, long nanos, long dueNanos) {
    sums =
        sums == null
            ? new Sums(calls, nanos, dueNanos)
            : new Sums(sums.calls + calls, sums.nanos + nanos, sums.dueNanos + dueNanos);
  }

  private static synchronized Sums take() {
    Sums taken = sums;
    sums = null;
    return taken;
  }

  @Override
  public String getDescription() {
    return "Mean durations of paced calls";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    take();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Sums taken = take();
    return taken == null
        ? List.of()
        : List.of(
            mean("callNanos", taken.nanos, taken.calls),
            mean("dueNanos", taken.dueNanos, taken.calls),
            new ScalarResult("timedCalls", taken.calls, "#", AggregationPolicy.SUM));
  }

  private static ScalarResult mean(String name, double sum, long calls) {
    return new ScalarResult(name, sum / calls, "ns/op", AggregationPolicy.AVG);
  }
}
