// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import smpcall.message.UserError;

/** Gathers what is wrong with a file, so that all of it is said at once. */
final class Mistakes {

  /** More are not read by anybody; the file is another one than was meant. */
  private static final int MOST = 20;

  private final Set<String> lines = new LinkedHashSet<>();

  /**
   * Does a part of the reading; what it finds wrong is kept.
   *
   * @return whether it found nothing
   */
  boolean noting(Runnable part) {
    return orElse(
        false,
        () -> {
          part.run();
          return true;
        });
  }

  /** Reads a part, or has this instead, and what is wrong with it is kept. */
  <T> T orElse(T instead, Supplier<T> part) {
    try {
      return part.get();
    } catch (UserError e) {
      if (lines.size() < MOST) {
        lines.add(e.getMessage());
      }
      return instead;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws UserError when something was wrong
   */
  void tell() {
    if (!lines.isEmpty()) {
      throw new UserError(lines);
    }
  }
}
