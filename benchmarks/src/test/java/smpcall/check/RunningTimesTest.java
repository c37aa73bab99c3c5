// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningTimesTest {

  private static final long MILLISECOND = 1_000_000;

  private final CountDownLatch end = new CountDownLatch(1);

  /** Who waits has not run, however late it is: only who runs can be running in a circle. */
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
      RunningTimes ran = RunningTimes.of(threads);
      while (ran.sinceThen(1) < 200 * MILLISECOND) {
        Thread.onSpinWait();
      }
      assertThat(ran.sinceThen(0)).isLessThan(100 * MILLISECOND);
    } finally {
      end.countDown();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(RunningTimes.of(threads).sinceThen(0)).isZero();
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
