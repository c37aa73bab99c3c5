// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a cache line takes from one CPU to another and back. Two threads of its own, each pinned
 * to its CPU, answer each other through one word; the time is the median of short batches.
 *
 * <p>It shares no code with the memory of the ports: what it does in a fork before the measurement
 * leaves no trace in what the compilers know of that.
 */
public final class RoundTripMeter {

  /** More than a line, or a pair of lines that are fetched together, on each side of the word. */
  private static final int PADDING = 32;

  /** Reading the clock is one part in a hundred of it. */
  private static final int BATCH = 50;

  /** So many batches are looked at together: when three such medians agree, all is compiled. */
  private static final int WINDOW = 40;

  private static final int WINDOWS = 3;

  /** Medians that lie closer than this agree. */
  private static final double AGREEMENT = 1.1;

  /** C2 compiles what was called some thousand times; before that nothing settles for good. */
  private static final int LEAST_BATCHES = 500;

  /** A line that takes no steady time is measured as it is. */
  private static final long LONGEST_WARMUP_NANOS = 500_000_000;

  private static final long MEASURED_NANOS = 8_000_000;

  /** The compilers want a CPU, and two threads that spin may have them all. */
  private static final long PAUSE_NANOS = 300_000;

  private static final int BATCHES_BETWEEN_PAUSES = 4;

  /** Whoever answers looks so often before it comes out of what is compiled. */
  private static final int LOOKS = 1024;

  private static final long LEAVE = -1;

  private final AtomicLongArray line = new AtomicLongArray(2 * PADDING);
  private boolean warm;

  /**
   * Measures between two CPUs; takes about 40 milliseconds, the first time a quarter of a second,
   * and up to a second where round trips take no steady time.
   *
   * @return nanoseconds there and back, to a tenth
   * @throws IllegalStateException when a thread cannot be pinned: one line
   */
  public double nanos(int from, int to) {
    line.setRelease(PADDING, 0);
    CompletableFuture<Void> asker = new CompletableFuture<>();
    CompletableFuture<Void> answerer = new CompletableFuture<>();
    CompletableFuture<Void> both = CompletableFuture.allOf(asker, answerer);
    FutureTask<Double> asks =
        new FutureTask<>(
            () -> {
              pin(from, asker);
              both.join();
              return ask();
            });
    FutureTask<Void> answers =
        new FutureTask<>(
            () -> {
              pin(to, answerer);
              both.join();
              answer();
              return null;
            });
    new Thread(answers, "round-trip-answer").start();
    new Thread(asks, "round-trip-ask").start();
    double nanos = result(asks);
    warm = true;
    return Math.round(10 * nanos) / 10.0;
  }

  /** Both are on their CPUs, or neither begins. */
  private static void pin(int cpu, CompletableFuture<Void> pinned) {
    try {
      Affinity.pin(cpu);
      pinned.complete(null);
    } catch (IllegalStateException e) {
      pinned.completeExceptionally(e);
    }
  }

  private double ask() {
    warmUp();
    List<Double> batches = new ArrayList<>();
    long began = System.nanoTime();
    while (System.nanoTime() - began < MEASURED_NANOS || batches.isEmpty()) {
      batches.add(batch());
    }
    line.setRelease(PADDING, LEAVE);
    return median(batches);
  }

  private void warmUp() {
    int least = warm ? WINDOWS * WINDOW : LEAST_BATCHES;
    long began = System.nanoTime();
    List<Double> batches = new ArrayList<>();
    while (System.nanoTime() - began < LONGEST_WARMUP_NANOS
        && (batches.size() < least || !isSettled(batches))) {
      batches.add(batch());
      if (batches.size() % BATCHES_BETWEEN_PAUSES == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static boolean isSettled(List<Double> batches) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int window = 1; window <= WINDOWS; window++) {
      int from = batches.size() - window * WINDOW;
      double median = median(batches.subList(from, from + WINDOW));
      least = Math.min(least, median);
      most = Math.max(most, median);
    }
    return most < AGREEMENT * least;
  }

  private static double median(List<Double> batches) {
    return batches.stream().sorted().toList().get(batches.size() / 2);
  }

  /** So many round trips; nanoseconds of one. */
  private double batch() {
    long began = System.nanoTime();
    long turn = line.getAcquire(PADDING);
    for (int trip = 0; trip < BATCH; trip++) {
      turn = trip(turn);
    }
    return (double) (System.nanoTime() - began) / BATCH;
  }

  /** Small, so that it is called often enough to be compiled soon. */
  private long trip(long turn) {
    line.setRelease(PADDING, turn + 1);
    while (line.getAcquire(PADDING) != turn + 2) {
      Thread.onSpinWait();
    }
    return turn + 2;
  }

  private void answer() {
    while (answerSome() != LEAVE) {
      Thread.onSpinWait();
    }
  }

  /**
   * Makes odd numbers even, until it is told to leave, or for a while; returns what it saw last.
   */
  private long answerSome() {
    long turn = 0;
    for (int look = 0; look < LOOKS && turn != LEAVE; look++) {
      if ((turn & 1) == 1) {
        line.setRelease(PADDING, turn + 1);
      }
      Thread.onSpinWait();
      turn = line.getAcquire(PADDING);
    }
    return turn;
  }

  private static double result(FutureTask<Double> asks) {
    try {
      return asks.get();
    } catch (ExecutionException e) {
      Throwable refused = e.getCause() instanceof CompletionException ? e.getCause() : e;
      throw new IllegalStateException(refused.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while round trips were measured", e);
    }
  }
}
