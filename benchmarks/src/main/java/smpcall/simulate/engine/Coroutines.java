// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.function.IntConsumer;

/** Programs of which exactly one runs: each hands over to another. They have numbers from 0. */
interface Coroutines {

  /**
   * Makes coroutines of the fastest kind that this JVM has.
   *
   * @param body what each of them does, by its number; it ends with {@link #handOver}
   */
  static Coroutines of(int count, IntConsumer body) {
    return ContinuationCoroutines.areHere()
        ? new ContinuationCoroutines(count, body)
        : new ThreadCoroutines(count, body);
  }

  /** Runs one of them, and returns when one hands over to the {@link #main} program. */
  void run(int first);

  /** The number of the program that called {@link #run}. */
  int main();

  /** Lets another one run until some coroutine hands over to this one. */
  void switchTo(int next, int mine);

  /** Lets another one run; the caller ends. */
  void handOver(int next);
}
