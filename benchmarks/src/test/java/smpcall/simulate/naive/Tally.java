// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

/**
 * What was counted.
 *
 * @param picoseconds simulated time
 * @param calls calls that returned
 * @param transfers transfers and upgrades of lines
 * @param invalidations copies that CPUs lost
 * @param interrupts interrupts sent
 * @param handlers handlers run
 * @param entries entries that handlers walked over
 */
record Tally(
    long picoseconds,
    long calls,
    long transfers,
    long invalidations,
    long interrupts,
    long handlers,
    long entries) {

  Tally minus(Tally other) {
    return new Tally(
        picoseconds - other.picoseconds,
        calls - other.calls,
        transfers - other.transfers,
        invalidations - other.invalidations,
        interrupts - other.interrupts,
        handlers - other.handlers,
        entries - other.entries);
  }
}
