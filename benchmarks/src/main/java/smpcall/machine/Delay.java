// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * A call that may delay a CPU at a {@link DelayPoint}, as kernel developers do with {@code udelay}.
 *
 * <p>A JVM that looks for races is started with {@code -Dsmpcall.delay=true}; there a machine may
 * have a {@link DelayHook}. In a JVM that measures, the compiler removes {@link #at} ({@code
 * src/delaypoints/CompareDelayPoints.java} shows it).
 */
public final class Delay {

  /** Constant, so that the JIT removes the code that depends on it. */
  private static final boolean ENABLED = Boolean.getBoolean("smpcall.delay");

  private Delay() {}

  /** Whether this JVM has delay points. */
  public static boolean enabled() {
    return ENABLED;
  }

  /** Calls the machine's hook: {@code cpu} is at a delay point. */
  public static void at(Cpu cpu, DelayPoint point) {
    if (ENABLED) {
      cpu.delay(point);
    }
  }
}
