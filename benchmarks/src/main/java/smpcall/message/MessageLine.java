// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

/** Makes one line of a text that may quote a damaged file. */
public final class MessageLine {

  /** Most characters of a line; the file itself has the rest. */
  private static final int LONGEST = 1_000;

  private MessageLine() {}

  /** The text, shortened, with invisible and control characters as {@code \\u....}. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    shortened(text)
        .codePoints()
        .forEach(
            point -> {
              if (isVisible(point)) {
                line.appendCodePoint(point);
              } else {
                line.append(String.format("\\u%04x", point));
              }
            });
    return line.toString();
  }

  /** Shortens in the middle: the place is at the start and the cure at the end. */
  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " ... " + text.substring(text.length() - LONGEST / 2);
  }

  private static boolean isVisible(int point) {
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
