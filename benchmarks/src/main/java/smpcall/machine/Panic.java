// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * Ends a CPU when the machine is stopped. CPUs may be in a wait and hold locks, so the whole
 * machine must be rebooted.
 */
public final class Panic extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Panic() {
    super("the machine was stopped", null, false, false);
  }
}
