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
 * How long the calls of a fork took: a page for each thread, added up after every measured
 * iteration that has a speed. JMH's own sampling is not used: at high rates it halves its sample
 * and keeps the rare values.
 *
 * <p>Pages have a fixed range, so that recording never allocates.
 */
@State(Scope.Benchmark)
public class LatencyRecorder {

  /** What longer calls count as. */
  static final long LONGEST_NANOS = 10_000_000_000L;

  /** The file that the result goes to; without it, it is printed. */
  public static final String FILE = "smpcall.latency";

  private static final int DIGITS = 2;
  private static final int BATCHES = 21;
  private static final int READINGS = 5_000;

  /** One call in so many is timed; 0: none, 1: all. */
  @Param("16")
  public int timed;

  private final List<Histogram> pages = new ArrayList<>();
  private final Histogram total = newHistogram();
  private final AtomicInteger left = new AtomicInteger();
  private double clockNanos;
  private boolean measured;
  private int droppedIterations;

  private static Histogram newHistogram() {
    return new Histogram(LONGEST_NANOS, DIGITS);
  }

  /** For one thread to write into. */
  synchronized Histogram newPage() {
    Histogram page = newHistogram();
    pages.add(page);
    return page;
  }

  /** Measures what one reading of the clock costs, while nothing else runs. */
  @Setup(Level.Trial)
  public void priceTheClock() {
    BadBenchmarkUse.refuse(BadBenchmarkUse.ofTimed(String.valueOf(timed)));
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

  /** Closes the last iteration's pages, when all threads have looked back at it. */
  @Setup(Level.Iteration)
  public void turn(IterationValidity soundness, IterationParams next) {
    closePages(soundness.takeLast());
    measured = next.getType() == IterationType.MEASUREMENT;
  }

  private void closePages(boolean sound) {
    if (measured && !sound) {
      droppedIterations++;
    }
    for (Histogram page : pages) {
      if (measured && sound) {
        total.add(page);
      }
      page.reset();
    }
  }

  /**
   * A thread has looked back at its last iteration, and leaves. The last one to leave hands the
   * result over. (JMH would let a thread that finds another one in a benchmark's tear-down sleep
   * for a second.)
   *
   * @param threads how many there are
   */
  void leave(IterationValidity soundness, int threads) throws IOException {
    if (left.incrementAndGet() == threads && timed > 0) {
      closePages(soundness.takeLast());
      handOver(Latency.of(timed, clockNanos, droppedIterations, total));
    }
  }

  private static void handOver(Latency latency) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      System.out.println(latency.summary());
    } else {
      Files.writeString(Path.of(file), latency.json());
    }
  }
}
