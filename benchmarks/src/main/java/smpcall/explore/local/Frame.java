// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

/**
 * A stretch of code that one CPU runs: a task of its program, its idle loop, or the handler of an
 * interrupt, which is a frame of its own above the one that it interrupts.
 *
 * @param cpu number of the CPU
 * @param code number of the task; {@link #IDLE}; or {@link #CALL_FUNCTION} and {@link
 *     #CALL_FUNCTION_SINGLE}
 */
public record Frame(int cpu, int code) {

  /** The idle loop. */
  public static final int IDLE = -1;

  /** The handler of {@code CALL_FUNCTION_VECTOR}. */
  public static final int CALL_FUNCTION = -2;

  /** The handler of {@code CALL_FUNCTION_SINGLE_VECTOR}. */
  public static final int CALL_FUNCTION_SINGLE = -3;

  /** Whether it is the handler of an interrupt. */
  public boolean isHandler() {
    return code <= CALL_FUNCTION;
  }
}
