// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.machine.Machine;

/**
 * The owner of the call data of a single call without wait, and with that a version of {@code
 * smp_call_function_single} of 2026.
 *
 * <p>b0473dcd4b1d (2026-03-20) let such calls use the call data of their destination where csd
 * debugging is on. Taking LOCK stayed a test and a plain store: two senders may both find it clear,
 * fill it, and queue it twice. 35551efb155e with c58ea9adf734 takes it by compare-and-exchange.
 */
public enum CsdOwner {
  /** The sender, as before. */
  SENDER,
  /** The destination: the race "shared csd". */
  DESTINATION,
  /** The destination, and LOCK is taken by compare-and-exchange. */
  DESTINATION_CMPXCHG;

  /** The name on the command line and in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The owner with that id; empty when there is none. */
  public static Optional<CsdOwner> find(String id) {
    return Stream.of(values()).filter(owner -> owner.id().equals(id)).findFirst();
  }

  /** Whether two senders may fill the same call data. */
  public boolean isRacy() {
    return this == DESTINATION;
  }

  /** Makes a kernel that has single calls only, and lets it handle the interrupts. */
  public Smp boot(Machine machine) {
    Smp smp = new SmpSingle(machine, this);
    machine.handle(smp);
    return smp;
  }
}
