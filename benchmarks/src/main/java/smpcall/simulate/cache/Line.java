// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.cache;

/** A cache line: who has it, and until when a transfer occupies it. */
public final class Line {

  /** Stands for no CPU, and for no agent in the queue. */
  public static final int NOBODY = -1;

  /** When the next transfer can start. */
  public long freeAt;

  /** First and last agent of the queue for it, or {@link #NOBODY}. */
  public int first = NOBODY;

  /** Last agent of the queue. */
  public int last = NOBODY;

  /** The CPU that may write it, or {@link #NOBODY}. */
  int owner = NOBODY;

  /** Whether the owner wrote it. */
  boolean modified;

  /** A bit for each CPU that has a copy. */
  final long[] copies;

  /** How often it was transferred, upgraded, and taken from a CPU. */
  long transfers;

  long upgrades;
  long invalidations;

  Line(int cpus) {
    copies = new long[(cpus + Long.SIZE - 1) / Long.SIZE];
  }

  /** Whether that CPU may read it. */
  public boolean isReadableBy(int cpu) {
    return (copies[cpu >> 6] & 1L << cpu) != 0;
  }

  /** Whether that CPU may write it. */
  public boolean isWritableBy(int cpu) {
    return owner == cpu;
  }

  /** Notes a write of the owner, which another CPU then reads from it. */
  public void written() {
    modified = true;
  }

  void add(int cpu) {
    copies[cpu >> 6] |= 1L << cpu;
  }

  boolean isCached() {
    return hasCopyIn(0, copies.length << 6);
  }

  /** Whether a CPU from the first one to the one before the last has a copy. */
  boolean hasCopyIn(int from, int to) {
    for (int cpu = from; cpu < to; cpu = (cpu >> 6) + 1 << 6) {
      long bits = copies[cpu >> 6] & -1L << cpu;
      if ((cpu >> 6) == to >> 6) {
        bits &= (1L << to) - 1;
      }
      if (bits != 0) {
        return true;
      }
    }
    return false;
  }
}
