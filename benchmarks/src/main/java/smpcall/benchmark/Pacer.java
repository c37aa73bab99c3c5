// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.memory.Steps;

/**
 * The time between a thread's calls. A paced call is due a random time after the last one has
 * returned. Until then the thread serves interrupts, as an idle CPU does. A call starts late if the
 * CPU is in a handler when the call becomes due.
 *
 * <p>Every paced call is timed, from its start and from when it was due. Nothing is computed or
 * allocated for it in the loop: its gap is in a table.
 */
@State(Scope.Thread)
public class Pacer {

  /** What a CPU does between its calls. A fork loads one class of it, which the JIT inlines. */
  interface IdleCpu {

    /** Runs the idle loop once: it takes pending interrupts and pauses. */
    void idle();

    /** Takes pending interrupts. */
    void serve();
  }

  private static volatile boolean paced;
  private static volatile int padding;

  /**
   * The parameters of this fork as constants, so that the JIT removes the code of those that are 0.
   * A branch that is never taken would change how calls of two CPUs meet.
   */
  private static final class Fixed {
    private static final boolean PACED = paced;
    private static final int PAD = padding;
  }

  /** Mean gap, nanoseconds, up to a second; 0: calls are back to back and not paced. */
  @Param("0")
  public long gap;

  /** Seed of the gaps; each thread has gaps of its own. */
  @Param("1")
  public long seed;

  /** Number of {@link Steps} after each call, in which nothing is served. */
  @Param("0")
  public int pad;

  private Histogram fromStart;
  private Histogram fromDue;
  private long[] gaps;
  private int next;
  private boolean hasReturned;
  private long returned;
  private boolean timed;
  private long start;
  private long due;
  private long calls;
  private long nanos;
  private long dueNanos;
  private long step;

  /** Fixes the parameters for this JVM and draws the gaps. */
  @Setup(Level.Trial)
  public void setUp(LatencyRecorder recorder, ThreadParams thread) {
    UsageCheck.throwIfPresent(ParameterValues.checkNumber("gap", gap));
    UsageCheck.throwIfPresent(ParameterValues.checkNumber("seed", seed));
    UsageCheck.throwIfPresent(ParameterValues.checkNumber("pad", pad));
    paced = gap > 0;
    padding = pad;
    if (Fixed.PACED != gap > 0 || Fixed.PAD != pad) {
      throw new IllegalStateException(UsageCheck.NO_FORK);
    }
    if (gap > 0) {
      draw(recorder, thread.getThreadIndex());
    }
  }

  void draw(LatencyRecorder recorder, int thread) {
    gaps = GapTable.draw(gap, seed, thread);
    fromStart = recorder.addThread();
    fromDue = recorder.addPacedThread();
  }

  /** Forgets the last iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    hasReturned = false;
    calls = 0;
    nanos = 0;
    dueNanos = 0;
  }

  /** Whether this fork paces its calls. */
  static boolean isPaced() {
    return Fixed.PACED;
  }

  /**
   * Waits until a call is due, and starts its time.
   *
   * @return whether to call; false if the iteration ended before
   */
  boolean awaitCall(Control control, PinnedThread thread, IdleCpu cpu) {
    timed = thread.isMeasuring();
    long now = System.nanoTime();
    long then = (hasReturned ? returned : now) + gaps[next++ & GapTable.SIZE - 1];
    while (now - then < 0) {
      cpu.idle();
      if (control.stopMeasurement) {
        cpu.serve();
        return false;
      }
      now = System.nanoTime();
    }
    due = then;
    start = now;
    return true;
  }

  /** Ends the time of the call. */
  void returned() {
    returned = System.nanoTime();
    hasReturned = true;
    if (timed) {
      record(returned - start, returned - due);
    }
  }

  private void record(long sinceStart, long sinceDue) {
    fromStart.recordValue(Math.min(sinceStart, LatencyRecorder.LONGEST_NANOS));
    fromDue.recordValue(Math.min(sinceDue, LatencyRecorder.LONGEST_NANOS));
    calls++;
    nanos += sinceStart;
    dueNanos += sinceDue;
  }

  /**
   * Makes the steps after a call. They continue from the last result, so that the JIT needs all.
   */
  void pad() {
    if (Fixed.PAD > 0) {
      step = Steps.run(step, Fixed.PAD);
    }
  }

  /** Adds this iteration to the metrics. */
  @TearDown(Level.Iteration)
  public void report() {
    if (gap > 0) {
      CallTimes.add(calls, nanos, dueNanos);
    }
  }
}
