// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import smpcall.analysis.run.Member;

/** One line of a message, which may quote what a damaged file has. */
final class MessageLine {
  /** Whoever needs more looks into the file. */
  private static final int MOST = 1_000;

  private MessageLine() {}

  /** The text with what cannot be seen, or moves what can, as {@code \\u....}, and not too long. */
  static String of(String text) {
    StringBuilder line = new StringBuilder();
    shortened(text)
        .codePoints()
        .forEach(
            point -> {
              if (Member.isSeen(point)) {
                line.appendCodePoint(point);
              } else {
                line.append(String.format("\\u%04x", point));
              }
            });
    return line.toString();
  }

  /** The place is at its begin and the cure at its end. */
  private static String shortened(String text) {
    return text.length() <= MOST
        ? text
        : text.substring(0, MOST / 2) + " ... " + text.substring(text.length() - MOST / 2);
  }
}
