// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.stream.IntStream;

/**
 * Recognises that nobody can go on: every CPU has looked at all that was ever written, and nobody
 * has written anything since.
 *
 * <p>What order makes a false one impossible:
 *
 * <ul>
 *   <li>Deeds are counted before looks are. Whoever writes says so first, so no write begins
 *       between a count of the deeds and a later one that is the same; looks that are counted
 *       between the two were taken in that time. With the looks first, a deed that comes in between
 *       would be taken for an old one, and looks from before it would count.
 *   <li>A write may have been announced before the deeds were counted and be done after. Its CPU
 *       has done it when it has looked, but the others may have looked before that. So all look,
 *       and then all look once more; only then the deeds are counted again.
 * </ul>
 *
 * <p>Of each CPU the first look after a count may end what began before it, and what it saw may
 * have been on its way: so several are waited for.
 */
final class DeadlockDetector {

  /** What CPUs have counted; none of it ever gets less. */
  interface Counts {

    /** How many CPUs there are. */
    int cpus();

    /** How often anybody has announced a write or gone on. */
    long deeds();

    /** How often a CPU has looked whether it can go on. */
    long looks(int cpu);
  }

  private static final int LOOKS = 3;

  private final Counts counts;
  private long deeds;
  private long[] looks;
  private boolean onceMore;

  /** Begins to look for one. */
  DeadlockDetector(Counts counts) {
    this.counts = counts;
    begin();
  }

  /** Begins anew. */
  void begin() {
    deeds = counts.deeds();
    expectLooks();
    onceMore = false;
  }

  private void expectLooks() {
    looks = IntStream.range(0, counts.cpus()).mapToLong(counts::looks).toArray();
  }

  /** Whether nobody has written or gone on since it began. */
  boolean isQuiet() {
    return counts.deeds() == deeds;
  }

  /** Whether it is one; asked again and again, as every CPU must look two times. */
  boolean isReached() {
    if (!allHaveLooked()) {
      return false;
    }
    if (!onceMore) {
      onceMore = true;
      expectLooks();
      return false;
    }
    return isQuiet();
  }

  /** Whether every CPU has looked as often as is waited for. */
  boolean allHaveLooked() {
    return IntStream.range(0, looks.length).allMatch(this::hasLooked);
  }

  /** Whether that CPU has looked as often as is waited for. */
  boolean hasLooked(int cpu) {
    return counts.looks(cpu) >= looks[cpu] + LOOKS;
  }
}
