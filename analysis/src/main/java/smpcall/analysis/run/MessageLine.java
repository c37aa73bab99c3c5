// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

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
              if (isSeen(point)) {
                line.appendCodePoint(point);
              } else {
                line.append(String.format("\\u%04x", point));
              }
            });
    return line.toString();
  }

  /** Whether all of it can be seen, and moves nothing. */
  static boolean isSeen(String text) {
    return text.codePoints().allMatch(MessageLine::isSeen);
  }

  /** The place is at its begin and the cure at its end. */
  private static String shortened(String text) {
    return text.length() <= MOST
        ? text
        : text.substring(0, MOST / 2) + " ... " + text.substring(text.length() - MOST / 2);
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
