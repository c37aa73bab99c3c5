// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * What happens at a {@link Seat}: nothing in a JVM that measures, where {@link #at} has no code
 * once it is compiled ({@code src/seats/CompareSeats.java} shows it). Kernel developers do the same
 * with {@code udelay}.
 *
 * <p>A JVM that looks for races is started with {@code -Dsmpcall.delay=true}; there a machine may
 * have {@link Delays}.
 */
public final class Delay {

  /** Constant, so that the JIT leaves out what depends on it. */
  private static final boolean SEATS = Boolean.getBoolean("smpcall.delay");

  private Delay() {}

  /** Whether seats are more than nothing in this JVM. */
  public static boolean possible() {
    return SEATS;
  }

  /** {@code cpu} comes by a seat. */
  public static void at(Cpu cpu, Seat seat) {
    if (SEATS) {
      cpu.delay(seat);
    }
  }
}
