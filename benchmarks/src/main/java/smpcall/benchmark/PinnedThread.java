// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.host.Affinity;
import smpcall.host.ThreadCounters;

/**
 * A JMH thread that is pinned to a CPU. JMH reports its public fields, summed over the threads, as
 * secondary metrics of every iteration.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class PinnedThread {

  /** 1 if this thread measured for less than half the iteration. */
  public long shortThreads;

  /** 1 if this thread was on another CPU at the end. */
  public long misplaced;

  /** {@link ThreadCounters#involuntarySwitches}. */
  public long involuntarySwitches;

  /** {@link ThreadCounters#migrations}. */
  public long migrations;

  /** Compilation time of the JIT compilers, reported by thread 0. */
  public long compileMillis;

  /**
   * 1 if the JIT compilers worked for {@link CompilerIdle#MOST_MILLIS} or more, reported by thread
   * 0: they took a CPU from a thread, and the code was not yet what it will be.
   */
  public long compiling;

  private int index;
  private int pinnedTo;
  private long leastNanos;
  private ThreadCounters.Reader counters;
  private ThreadCounters countersBefore;
  private boolean measuring;
  private long began;
  private long measuredNanos;

  /** Pins this thread. JMH keeps a thread for the whole trial. */
  @Setup(Level.Iteration)
  public void pin(
      Placement placement,
      CompilerIdle compiler,
      RoundTripProbe probe,
      IterationParams iteration,
      ThreadParams thread) {
    index = thread.getThreadIndex();
    pinnedTo = placement.cpuOf(index);
    Affinity.pin(pinnedTo);
    leastNanos = iteration.getTime().convertTo(TimeUnit.NANOSECONDS) / 2;
    measuring = false;
    measuredNanos = 0;
    if (counters == null) {
      counters = ThreadCounters.Reader.ofThisThread();
    }
    probe.between(index, placement, iteration);
    countersBefore = counters.read();
  }

  /**
   * Called at the start of each invocation.
   *
   * @return whether the iteration runs; otherwise the thread must not begin a call but serve others
   */
  boolean isRunning(Control control) {
    if (control.stopMeasurement) {
      stopped();
      return false;
    }
    if (!measuring && control.startMeasurement) {
      measuring = true;
      began = System.nanoTime();
    }
    return true;
  }

  /** Whether JMH counts the present invocation. */
  boolean isMeasuring() {
    return measuring;
  }

  private void stopped() {
    if (measuring) {
      measuring = false;
      measuredNanos = System.nanoTime() - began;
    }
  }

  /** Sets the metrics of the iteration. */
  @TearDown(Level.Iteration)
  public void report(CompilerIdle compiler, IterationValidity validity) {
    stopped();
    ThreadCounters added = counters.read().since(countersBefore);
    shortThreads = measuredNanos < leastNanos ? 1 : 0;
    misplaced = Affinity.currentCpu() == pinnedTo ? 0 : 1;
    involuntarySwitches = summand(added.involuntarySwitches());
    migrations = summand(added.migrations());
    compileMillis = index == 0 ? compiler.millisSinceIdle() : 0;
    compiling = compileMillis >= CompilerIdle.MOST_MILLIS ? 1 : 0;
    if (shortThreads + misplaced + compiling > 0) {
      validity.markInvalid();
    }
  }

  /** Reports the end of this thread to the probe. */
  @TearDown(Level.Trial)
  public void finish(RoundTripProbe probe, Placement placement) throws IOException {
    probe.finish(placement);
  }

  /** The value to report: JMH sums over the threads, so only thread 0 reports "unknown". */
  private long summand(long count) {
    return count == ThreadCounters.UNKNOWN && index > 0 ? 0 : count;
  }
}
