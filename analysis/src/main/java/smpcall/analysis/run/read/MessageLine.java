// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import smpcall.analysis.run.Member;

/** One line of a message, which may quote a damaged file. */
final class MessageLine {
  /** The length of the longest line, characters. */
  private static final int MOST = 1_000;

  private MessageLine() {}

  /** The text, shortened, with {@code \\u....} for characters that are invisible or move others. */
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

  /** Cuts out the middle: the place is at the begin and the cure at the end. */
  private static String shortened(String text) {
    return text.length() <= MOST
        ? text
        : text.substring(0, MOST / 2) + " ... " + text.substring(text.length() - MOST / 2);
  }
}
