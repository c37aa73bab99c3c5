// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

/**
 * How many bytes there are for all machines of a JVM together: 16 MiB, which are enough for two of
 * 300 CPUs, unless somebody says before the first that more are needed, or the JVM is started with
 * another number.
 */
public final class MemoryBudget {

  /** The system property that says how many; nobody changes what it says. */
  public static final String SIZE = "smpcall.memory";

  private static final int USUAL = 16 << 20;

  private static long needed = USUAL;
  private static boolean taken;

  private MemoryBudget() {}

  /**
   * Says that so much is needed, for the time before the first machine.
   *
   * @param bytes fewer than there are change nothing
   * @throws IllegalStateException when there are fewer already
   */
  public static synchronized void need(long bytes) {
    if (taken && bytes > size()) {
      throw new IllegalStateException(
          "the memory is there and has "
              + size()
              + " bytes; say before that "
              + bytes
              + " are needed");
    }
    needed = Math.max(needed, bytes);
  }

  /** Takes it: from then on there is no more. */
  static synchronized int take() {
    taken = true;
    return Math.toIntExact(size());
  }

  private static long size() {
    return Long.getLong(SIZE, needed);
  }
}
