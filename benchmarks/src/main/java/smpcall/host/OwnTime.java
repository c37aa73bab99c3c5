// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.Optional;

/** CPU time that this process has used, and those that it started and has seen end. */
final class OwnTime {

  /** Columns behind the name of the program: user and kernel time, and both of the children. */
  private static final int USER = 11;

  private OwnTime() {}

  /**
   * Reads it.
   *
   * @param stat what {@code /proc/self/stat} says; the name of the program is in brackets and may
   *     have blanks and brackets itself
   * @return milliseconds; empty when it does not tell
   */
  static Optional<Long> millis(String stat) {
    int end = stat.lastIndexOf(") ");
    String[] words = end < 0 ? new String[0] : stat.substring(end + 2).split(" ");
    return words.length < USER + 4
        ? Optional.empty()
        : Optional.of(CpuTimes.millis(words, USER, USER + 1, USER + 2, USER + 3));
  }
}
