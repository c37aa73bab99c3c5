// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.cache;

import java.util.Arrays;

/** What went between the caches, by kind and by field. */
public final class Traffic {

  /** What an access needed. */
  public enum Kind {
    /** A load fetched the line. */
    LOAD,
    /** A store fetched the line. */
    STORE,
    /** An atomic read-modify-write fetched the line. */
    ATOMIC,
    /** A store or a read-modify-write had a copy and took those of others. */
    UPGRADE
  }

  private final long[] kinds = new long[Kind.values().length];
  private long[] fields = new long[64];
  private long cold;
  private long invalidations;

  void count(Kind kind, int field) {
    kinds[kind.ordinal()]++;
    if (field >= fields.length) {
      fields = Arrays.copyOf(fields, 2 * field);
    }
    fields[field]++;
  }

  void countCold() {
    cold++;
  }

  void countInvalidation() {
    invalidations++;
  }

  /** Lines that one cache got from another, of that kind; upgrades transfer no data. */
  public long count(Kind kind) {
    return kinds[kind.ordinal()];
  }

  /** All transfers and upgrades: times at which an access waited for its line. */
  public long total() {
    return Arrays.stream(kinds).sum();
  }

  /** The same of one field. */
  public long ofField(int field) {
    return field < fields.length ? fields[field] : 0;
  }

  /** Lines that came from memory, as no cache had them. */
  public long cold() {
    return cold;
  }

  /** Copies that a CPU lost. */
  public long invalidations() {
    return invalidations;
  }

  /** A copy that does not change. */
  public Traffic copy() {
    Traffic copy = new Traffic();
    System.arraycopy(kinds, 0, copy.kinds, 0, kinds.length);
    copy.fields = fields.clone();
    copy.cold = cold;
    copy.invalidations = invalidations;
    return copy;
  }

  /** What was counted since. */
  public Traffic since(Traffic earlier) {
    Traffic difference = copy();
    for (int kind = 0; kind < kinds.length; kind++) {
      difference.kinds[kind] -= earlier.kinds[kind];
    }
    for (int field = 0; field < difference.fields.length; field++) {
      difference.fields[field] -= earlier.ofField(field);
    }
    difference.cold -= earlier.cold;
    difference.invalidations -= earlier.invalidations;
    return difference;
  }
}
