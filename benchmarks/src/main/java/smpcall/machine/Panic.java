// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * The machine has stopped: whoever waited will wait for ever, and locks may be held. It has to be
 * rebooted whole.
 */
public final class Panic extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Panic() {
    super("the machine was stopped", null, false, false);
  }
}
