// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the round trip of a cache line between two CPUs. Two pinned threads answer each other
 * through one word; the result is the median of short batches.
 *
 * <p>It shares no code with the memory of the ports, so that its use in a fork does not change the
 * JIT's profile of them.
 */
public final class RoundTripMeter {

  /** Words on each side of the used one: more than a pair of lines that are fetched together. */
  private static final int PADDING = 32;

  /** Round trips in a batch: reading the clock is about a hundredth of it. */
  private static final int BATCH = 50;

  /** Batches in a window; all code is compiled when the medians of three windows agree. */
  private static final int WINDOW = 40;

  private static final int WINDOWS = 3;

  /** Ratio below which medians agree. */
  private static final double AGREEMENT = 1.1;

  /** Batches before medians are compared: C2 compiles after some thousand calls. */
  private static final int LEAST_BATCHES = 500;

  /** Limit of the warm-up for a round trip that never becomes steady. */
  private static final long LONGEST_WARMUP_NANOS = 500_000_000;

  private static final long MEASURED_NANOS = 8_000_000;

  /** Time of a measurement by two threads that are pinned already. */
  private static final long BRIEF_NANOS = 1_000_000;

  /** Batches of a median that one descheduled thread does not decide. */
  private static final int ENOUGH_BATCHES = 9;

  /** Ratio below which a result is like the last one. */
  private static final double ALIKE = 1.25;

  private static final int AGAIN = 2;

  /** Limit of the wait for the other of these threads. */
  private static final long LONGEST_WAIT_NANOS = 1_000_000_000;

  /** Pause for the JIT compilers: the two spinning threads may occupy all CPUs. */
  private static final long PAUSE_NANOS = 300_000;

  private static final int BATCHES_BETWEEN_PAUSES = 4;

  /** Polls of the answering thread before it leaves the compiled method. */
  private static final int POLLS = 1024;

  private static final long LEAVE = -1;

  private final AtomicLongArray line = new AtomicLongArray(2 * PADDING);
  private final AtomicInteger arrivals = new AtomicInteger();
  private boolean warm;

  /** The last result, nanoseconds; 0 before the first. */
  private double last;

  /**
   * Measures one pair of CPUs. It takes about 40 milliseconds, a quarter of a second the first
   * time, and up to a second if the round trip is not steady.
   *
   * @return nanoseconds, rounded to a tenth
   * @throws IllegalStateException if a thread cannot be pinned: one line
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
    return rounded(nanos);
  }

  private static double rounded(double nanos) {
    return Math.round(10 * nanos) / 10.0;
  }

  /** Pins the calling thread and reports it, so that both threads begin or neither does. */
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
    return ask(MEASURED_NANOS);
  }

  /** Measures again, twice at most, what is not like the last result: a move stays, noise not. */
  private double ask(long nanos) {
    double result = askSome(nanos);
    for (int again = 0; again < AGAIN && !isLikeLast(result); again++) {
      result = askSome(nanos);
    }
    line.setRelease(PADDING, LEAVE);
    last = result;
    return result;
  }

  private boolean isLikeLast(double result) {
    return last == 0 || Math.max(last, result) < ALIKE * Math.min(last, result);
  }

  private double askSome(long nanos) {
    List<Double> batches = new ArrayList<>();
    long began = System.nanoTime();
    while (System.nanoTime() - began < nanos || batches.size() < ENOUGH_BATCHES) {
      batches.add(batch());
    }
    return median(batches);
  }

  /**
   * Measures again, briefly, between two threads that are pinned already; one calls this and the
   * other {@link #answerOnce}. {@link #nanos} must have been called before, as its code must be
   * compiled.
   *
   * @return nanoseconds, rounded to a tenth; empty if the other thread did not come within a second
   */
  public OptionalDouble askOnce() {
    line.setRelease(PADDING, 0);
    return meet() ? OptionalDouble.of(rounded(ask(BRIEF_NANOS))) : OptionalDouble.empty();
  }

  /** Answers the thread that calls {@link #askOnce}, if it comes within a second. */
  public void answerOnce() {
    if (meet()) {
      answer();
    }
  }

  /** Waits for the other thread: the second of each two arrivals ends the wait of both. */
  private boolean meet() {
    int own = arrivals.incrementAndGet();
    int both = own + (own & 1);
    long began = System.nanoTime();
    while (arrivals.get() < both) {
      if (System.nanoTime() - began > LONGEST_WAIT_NANOS && arrivals.compareAndSet(own, own - 1)) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
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

  /** Runs a batch; returns the nanoseconds of one round trip. */
  private double batch() {
    long began = System.nanoTime();
    long turn = line.getAcquire(PADDING);
    for (int trip = 0; trip < BATCH; trip++) {
      turn = trip(turn);
    }
    return (double) (System.nanoTime() - began) / BATCH;
  }

  /** One round trip; a small method that is called often and so compiled soon. */
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
   * Answers odd numbers with the next even one for {@link #POLLS}; returns the last number seen.
   */
  private long answerSome() {
    long turn = 0;
    for (int poll = 0; poll < POLLS && turn != LEAVE; poll++) {
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
