// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads of which exactly one runs: each hands over to another. They are virtual threads where the
 * JDK has them (21 and newer), as a hand-over is then ten times as fast.
 *
 * <p>Give the JVM {@code -Djdk.virtualThreadScheduler.parallelism=1}: the threads then never move
 * between carriers.
 */
final class Coroutines {

  private final Thread[] threads;
  private final int main;
  private volatile int current;

  /**
   * @param body what each of them does, by its number; it ends with {@link #handOver}
   */
  Coroutines(int count, IntConsumer body) {
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

  /** Whether this JVM has virtual threads. */
  static boolean areVirtual() {
    return Runtime.version().feature() >= 21;
  }

  private static Thread unstarted(Runnable body) {
    if (!areVirtual()) {
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

  /** Starts all, runs one of them, and returns when one hands over to the main thread. */
  void run(int first) {
    threads[main] = Thread.currentThread();
    for (int number = 0; number < main; number++) {
      threads[number].start();
    }
    switchTo(first, main);
  }

  /** The number of the thread that called {@link #run}. */
  int main() {
    return main;
  }

  /** Lets another one run until some thread hands over to this one. */
  void switchTo(int next, int mine) {
    handOver(next);
    await(mine);
  }

  /** Lets another one run; the caller ends. */
  void handOver(int next) {
    current = next;
    LockSupport.unpark(threads[next]);
  }

  private void await(int mine) {
    while (current != mine) {
      LockSupport.park(this);
    }
  }
}
