// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Times some of a thread's calls: one in {@link LatencyRecorder#timed} on average. The choice is
 * random, so that periodic events are neither always hit nor always missed. Timing every call would
 * add two readings of the clock to each.
 */
@State(Scope.Thread)
public class Stopwatch {

  private static final long NOT_TIMED = Long.MIN_VALUE;

  private Histogram histogram;
  private int every;
  private int random;
  private int callsLeft;
  private long began = NOT_TIMED;

  /** Gets a histogram from the recorder. */
  @Setup(Level.Trial)
  public void setUp(LatencyRecorder recorder, ThreadParams thread) {
    histogram = recorder.addThread();
    every = recorder.timed;
    random = 0x9e3779b9 * (thread.getThreadIndex() + 1);
    callsLeft = next();
  }

  /** A call begins. Calls outside the measurement are not timed: some threads are missing then. */
  void start(PinnedThread thread) {
    began = --callsLeft <= 0 && thread.isMeasuring() ? System.nanoTime() : NOT_TIMED;
  }

  /** The call has returned. */
  void stop() {
    if (began != NOT_TIMED) {
      record(System.nanoTime() - began);
    }
  }

  private void record(long nanos) {
    histogram.recordValue(Math.min(Math.max(nanos, 0), LatencyRecorder.LONGEST_NANOS));
    callsLeft = next();
  }

  /** A random number of calls from 1 to 2 n - 1, evenly distributed: n on average. */
  private int next() {
    if (every == 0) {
      return Integer.MAX_VALUE;
    }
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return 1 + Integer.remainderUnsigned(random, 2 * every - 1);
  }
}
