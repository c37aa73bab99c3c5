// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

/**
 * The size of the memory of all machines of a JVM together. Default: 16 MiB, enough for two
 * machines of 300 CPUs.
 */
public final class MemoryBudget {

  /** The system property that sets the size in bytes; {@link #requireAtLeast} cannot change it. */
  public static final String PROPERTY = "smpcall.memory";

  private static final int DEFAULT_BYTES = 16 << 20;

  private static long required = DEFAULT_BYTES;
  private static boolean frozen;

  private MemoryBudget() {}

  /**
   * Raises the size, before the first machine is made.
   *
   * @param bytes smallest size that is enough; a smaller one than the present changes nothing
   * @throws IllegalStateException when a smaller memory is allocated already
   */
  public static synchronized void requireAtLeast(long bytes) {
    if (frozen && bytes > size()) {
      throw new IllegalStateException(
          "the memory is allocated already and has "
              + size()
              + " bytes; require "
              + bytes
              + " before the first machine");
    }
    required = Math.max(required, bytes);
  }

  /** Returns the size; it cannot change afterwards. */
  static synchronized int freeze() {
    frozen = true;
    return Math.toIntExact(size());
  }

  private static long size() {
    return Long.getLong(PROPERTY, required);
  }
}
