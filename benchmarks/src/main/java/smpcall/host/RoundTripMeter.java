// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.Collections;
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

  private static final long FIRST_WARMUP_NANOS = 25_000_000;
  private static final long WARMUP_NANOS = 2_000_000;
  private static final long MEASURED_NANOS = 8_000_000;

  /** The compilers want a CPU, and two threads that spin may have them all. */
  private static final long PAUSE_NANOS = 300_000;

  private static final long LEAVE = -1;

  private final AtomicLongArray line = new AtomicLongArray(2 * PADDING);
  private boolean warm;

  /**
   * Measures between two CPUs; takes about 10 milliseconds, the first time 35.
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
    long warmup = System.nanoTime();
    long bound = warm ? WARMUP_NANOS : FIRST_WARMUP_NANOS;
    while (System.nanoTime() - warmup < bound) {
      batch();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    List<Double> batches = new ArrayList<>();
    long began = System.nanoTime();
    while (System.nanoTime() - began < MEASURED_NANOS || batches.isEmpty()) {
      batches.add(batch());
    }
    line.setRelease(PADDING, LEAVE);
    Collections.sort(batches);
    return batches.get(batches.size() / 2);
  }

  /** So many round trips; nanoseconds of one. */
  private double batch() {
    long began = System.nanoTime();
    long turn = line.getAcquire(PADDING);
    for (int trip = 0; trip < BATCH; trip++) {
      line.setRelease(PADDING, turn + 1);
      turn += 2;
      while (line.getAcquire(PADDING) != turn) {
        Thread.onSpinWait();
      }
    }
    return (double) (System.nanoTime() - began) / BATCH;
  }

  /** Makes every odd number even, until it is told to leave. */
  private void answer() {
    long turn = 0;
    while (turn != LEAVE) {
      if ((turn & 1) == 1) {
        line.setRelease(PADDING, turn + 1);
      }
      Thread.onSpinWait();
      turn = line.getAcquire(PADDING);
    }
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
