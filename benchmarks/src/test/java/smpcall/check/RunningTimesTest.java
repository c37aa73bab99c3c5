// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningTimesTest {

  private static final long MILLISECOND = 1_000_000;

  private final CountDownLatch end = new CountDownLatch(1);

  /** A thread that waits does not run, so it cannot be in an endless walk. */
  @Test
  void onlyRunningCounts() throws InterruptedException {
    Thread waiting = new Thread(this::waitForTheEnd);
    Thread spinning = new Thread(this::spinToTheEnd);
    List<Thread> threads = List.of(waiting, spinning);
    threads.forEach(Thread::start);
    try {
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      RunningTimes times = RunningTimes.of(threads);
      while (times.nanos(1) < 200 * MILLISECOND) {
        Thread.onSpinWait();
      }
      assertThat(times.nanos(0)).isLessThan(100 * MILLISECOND);
    } finally {
      end.countDown();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(RunningTimes.of(threads).nanos(0)).isZero();
  }

  private void waitForTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spinToTheEnd() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
