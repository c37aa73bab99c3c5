// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Records the durations of a fork's calls: a histogram for each thread, added to the total after
 * every valid measured iteration. JMH's own sampling is not used, because at high rates it halves
 * its sample but keeps rare values.
 *
 * <p>Histograms have a fixed range, so that recording never allocates.
 */
@State(Scope.Benchmark)
public class LatencyRecorder {

  /** The durations of all threads: a histogram for each, and the total of valid iterations. */
  private static final class Durations {
    private final List<Histogram> threads = new ArrayList<>();
    private final Histogram total = newHistogram();

    Histogram addThread() {
      Histogram histogram = newHistogram();
      threads.add(histogram);
      return histogram;
    }

    void endIteration(boolean counts) {
      for (Histogram thread : threads) {
        if (counts) {
          total.add(thread);
        }
        thread.reset();
      }
    }
  }

  /** Longest recorded duration; longer calls count as this. */
  static final long LONGEST_NANOS = 10_000_000_000L;

  /** System property: the result's file; if it is not set, the result is printed. */
  public static final String FILE = "smpcall.latency";

  private static final int DIGITS = 2;
  private static final int BATCHES = 21;
  private static final int READINGS = 5_000;

  /**
   * Interval of timed calls: one in this many, on average; 0 for none. Paced calls are all timed.
   */
  @Param("16")
  public int timed;

  private final Durations fromStart = new Durations();
  private final Durations fromDue = new Durations();
  private final AtomicInteger finished = new AtomicInteger();
  private double clockNanos;
  private boolean measured;
  private int droppedIterations;

  /** A new histogram of durations in nanoseconds, in the form in which results are stored. */
  public static Histogram newHistogram() {
    return new Histogram(LONGEST_NANOS, DIGITS);
  }

  /** A new histogram for one thread. */
  synchronized Histogram addThread() {
    return fromStart.addThread();
  }

  /** A new histogram for the durations from due of one thread, whose calls are paced. */
  synchronized Histogram addPacedThread() {
    return fromDue.addThread();
  }

  /** Measures the cost of one reading of the clock, while nothing else runs. */
  @Setup(Level.Trial)
  public void measureClock() {
    UsageCheck.throwIfPresent(UsageCheck.checkTimed(String.valueOf(timed)));
    double[] nanos = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      long began = System.nanoTime();
      long last = began;
      for (int i = 0; i < READINGS; i++) {
        last = System.nanoTime();
      }
      nanos[batch] = (double) (last - began) / READINGS;
    }
    Arrays.sort(nanos);
    clockNanos = nanos[BATCHES / 2];
  }

  /** Adds the last iteration to the total, after all threads have finished it. */
  @Setup(Level.Iteration)
  public void collectIteration(IterationValidity validity, IterationParams next) {
    collect(validity.takeAndReset());
    measured = next.getType() == IterationType.MEASUREMENT;
  }

  private void collect(boolean valid) {
    if (measured && !valid) {
      droppedIterations++;
    }
    fromStart.endIteration(measured && valid);
    fromDue.endIteration(measured && valid);
  }

  /**
   * Called by each thread after its last iteration; the last caller writes the result. (In a
   * tear-down of the whole benchmark, JMH would let the other threads sleep for a second.)
   *
   * @param threads number of threads
   */
  void finish(IterationValidity validity, int threads) throws IOException {
    if (finished.incrementAndGet() == threads && (timed > 0 || isPaced())) {
      collect(validity.takeAndReset());
      write(latency());
    }
  }

  private boolean isPaced() {
    return !fromDue.threads.isEmpty();
  }

  private Latency latency() {
    return isPaced()
        ? Latency.paced(clockNanos, droppedIterations, fromStart.total, fromDue.total)
        : Latency.of(timed, clockNanos, droppedIterations, fromStart.total);
  }

  private static void write(Latency latency) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      System.out.println(latency.summary());
    } else {
      Files.writeString(Path.of(file), latency.json());
    }
  }
}
