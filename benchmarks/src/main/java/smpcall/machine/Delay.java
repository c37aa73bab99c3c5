// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * What happens at a {@link DelayPoint}: nothing in a JVM that measures, where {@link #at} has no
 * code once it is compiled ({@code src/delaypoints/CompareDelayPoints.java} shows it). Kernel
 * developers do the same with {@code udelay}.
 *
 * <p>A JVM that looks for races is started with {@code -Dsmpcall.delay=true}; there a machine may
 * have {@link DelayHook}.
 */
public final class Delay {

  /** Constant, so that the JIT leaves out what depends on it. */
  private static final boolean POINTS = Boolean.getBoolean("smpcall.delay");

  private Delay() {}

  /** Whether delay points are more than nothing in this JVM. */
  public static boolean possible() {
    return POINTS;
  }

  /** {@code cpu} comes by a delay point. */
  public static void at(Cpu cpu, DelayPoint point) {
    if (POINTS) {
      cpu.delay(point);
    }
  }
}
