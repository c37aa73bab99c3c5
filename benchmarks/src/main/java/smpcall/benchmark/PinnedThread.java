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
 * A JMH thread on a CPU of its own, and what the kernel noted about it: JMH reports the public
 * fields, summed over the threads, as secondary metrics of every iteration.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class PinnedThread {

  /** 1 when this thread measured for less than half the iteration. */
  public long shortThreads;

  /** 1 when this thread was found on another CPU than the one it was pinned to. */
  public long misplaced;

  /** {@link ThreadCounters#involuntarySwitches}. */
  public long involuntarySwitches;

  /** {@link ThreadCounters#migrations}. */
  public long migrations;

  /** Time that the JIT compilers worked; reported by thread 0. */
  public long compileMillis;

  private int index;
  private int pinnedTo;
  private long leastNanos;
  private ThreadCounters.Reader bookkeeper;
  private ThreadCounters books;
  private boolean measuring;
  private long began;
  private long measuredNanos;

  /** Goes to its CPU. JMH keeps a thread for the whole trial. */
  @Setup(Level.Iteration)
  public void pin(
      Placement placement, CompilerIdle compiler, IterationParams iteration, ThreadParams thread) {
    index = thread.getThreadIndex();
    pinnedTo = placement.cpuOf(index);
    Affinity.pin(pinnedTo);
    leastNanos = iteration.getTime().convertTo(TimeUnit.NANOSECONDS) / 2;
    measuring = false;
    measuredNanos = 0;
    if (bookkeeper == null) {
      bookkeeper = ThreadCounters.Reader.ofThisThread();
    }
    books = bookkeeper.read();
  }

  /**
   * For the beginning of each invocation.
   *
   * @return whether to go on; otherwise serve, and start nothing
   */
  boolean goesOn(Control control) {
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

  /** Whether this thread is between the first and the last invocation that JMH counts. */
  boolean isMeasuring() {
    return measuring;
  }

  private void stopped() {
    if (measuring) {
      measuring = false;
      measuredNanos = System.nanoTime() - began;
    }
  }

  /** Looks back at the iteration. */
  @TearDown(Level.Iteration)
  public void note(CompilerIdle compiler, IterationValidity soundness) {
    stopped();
    ThreadCounters added = bookkeeper.read().since(books);
    shortThreads = measuredNanos < leastNanos ? 1 : 0;
    misplaced = Affinity.currentCpu() == pinnedTo ? 0 : 1;
    if (shortThreads + misplaced > 0) {
      soundness.lose();
    }
    involuntarySwitches = summand(added.involuntarySwitches());
    migrations = summand(added.migrations());
    compileMillis = index == 0 ? compiler.millisSinceRest() : 0;
  }

  /** Leaves; nothing of this thread runs after that. */
  @TearDown(Level.Trial)
  public void leave(RoundTripProbe distance, Placement placement) throws IOException {
    distance.leave(placement);
  }

  /** JMH adds up what the threads say: one of them says unknown for all. */
  private long summand(long count) {
    return count == ThreadCounters.UNKNOWN && index > 0 ? 0 : count;
  }
}
