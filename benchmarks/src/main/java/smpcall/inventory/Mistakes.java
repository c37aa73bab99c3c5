// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import smpcall.message.UserError;

/** Collects the mistakes in a file, so that all of them are reported at once. */
final class Mistakes {

  /** Most reported mistakes: with more it is probably the wrong file. */
  private static final int MOST = 20;

  private final Set<String> lines = new LinkedHashSet<>();

  /**
   * Runs a part of the reading and keeps its mistake.
   *
   * @return whether there was none
   */
  boolean check(Runnable part) {
    return orElse(
        false,
        () -> {
          part.run();
          return true;
        });
  }

  /** Reads a part; on a mistake keeps it and returns {@code fallback}. */
  <T> T orElse(T fallback, Supplier<T> part) {
    try {
      return part.get();
    } catch (UserError e) {
      if (lines.size() < MOST) {
        lines.add(e.getMessage());
      }
      return fallback;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws UserError if there were mistakes
   */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new UserError(lines);
    }
  }
}
