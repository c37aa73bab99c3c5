// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

/**
 * Plain integer arithmetic that takes time: a chain of steps of about a nanosecond each.
 *
 * <p>A step is x * x + 1. Each needs the last one's result, so that the time is the same however
 * the JIT unrolls the loop. Squares have no shorter form, as products with constants have: C2 folds
 * {@code (x * a + b) * a + b} into one multiplication.
 */
public final class Steps {

  private Steps() {}

  /**
   * Makes some steps.
   *
   * @param start number to begin with; if the JIT knows it, it may compute the result by itself
   * @param steps number of steps, 0 or more
   * @return the last number; with one step or more it is never 0, which the JIT does not know
   */
  public static long run(long start, int steps) {
    long number = start;
    for (int step = 0; step < steps; step++) {
      number = number * number + 1;
    }
    return number;
  }
}
