// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

/**
 * The order of memory accesses in a version.
 *
 * @param barriers its barriers and locks, and the pairs that they make
 * @param promisesResults whether a waiter sees what the function wrote, on every architecture
 */
public record Ordering(String barriers, boolean promisesResults) {

  private static final String LIST =
      " The list's lock covers add and delete. The full barriers before the interrupt and at the"
          + " handler's start pair.";

  /**
   * The order in a version with the one global list; {@code entry} is about each of its entries.
   */
  static Ordering withList(String entry) {
    return new Ordering(entry + LIST, false);
  }

  /** The order in a version with a queue for each target. */
  static Ordering withQueues() {
    return new Ordering(
        "The release store that clears LOCK pairs with the acquire load in the sender's wait. The"
            + " atomic push to a target's queue pairs with the exchange that empties it. No lock.",
        true);
  }
}
