// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Coroutines that are threads: virtual ones where the JDK has them (21 and newer), as a hand-over
 * is then ten times as fast.
 *
 * <p>Give the JVM {@code -Djdk.virtualThreadScheduler.parallelism=1}: the threads then never move
 * between carriers.
 */
final class ThreadCoroutines implements Coroutines {

  private final Thread[] threads;
  private final int main;
  private volatile int current;

  ThreadCoroutines(int count, IntConsumer body) {
    threads = new Thread[count + 1];
    main = count;
    current = main;
    for (int number = 0; number < count; number++) {
      int mine = number;
      threads[number] =
          unstarted(
              () -> {
                await(mine);
                body.accept(mine);
              });
    }
  }

  private static Thread unstarted(Runnable body) {
    if (Runtime.version().feature() < 21) {
      Thread thread = new Thread(body);
      thread.setDaemon(true);
      return thread;
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (Thread)
          Class.forName("java.lang.Thread$Builder")
              .getMethod("unstarted", Runnable.class)
              .invoke(builder, body);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("no virtual thread: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no virtual thread in " + Runtime.version(), e);
    }
  }

  @Override
  public void run(int first) {
    threads[main] = Thread.currentThread();
    for (int number = 0; number < main; number++) {
      threads[number].start();
    }
    switchTo(first, main);
  }

  @Override
  public int main() {
    return main;
  }

  @Override
  public void switchTo(int next, int mine) {
    handOver(next);
    await(mine);
  }

  @Override
  public void handOver(int next) {
    current = next;
    LockSupport.unpark(threads[next]);
  }

  private void await(int mine) {
    while (current != mine) {
      LockSupport.park(this);
    }
  }
}
