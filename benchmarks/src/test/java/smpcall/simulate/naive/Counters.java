// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

/** Counts so far. */
final class Counters {

  long calls;
  long transfers;
  long invalidations;
  long interrupts;
  long handlers;
  long entries;

  Tally at(long time) {
    return new Tally(time, calls, transfers, invalidations, interrupts, handlers, entries);
  }
}
