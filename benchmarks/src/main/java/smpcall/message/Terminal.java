// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Standard output as its reader sees it.
 *
 * @param interactive whether it is a terminal, on which a line can change
 * @param coloured whether it shows colours
 * @param columns width, characters
 */
public record Terminal(boolean interactive, boolean coloured, int columns) {

  private static final int DEFAULT_COLUMNS = 80;
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";
  private static final String PLAIN = "\033[0m";
  private static final Pattern COLOUR = Pattern.compile("\033\\[\\d+m");

  /** Returns the terminal of this process; the script {@code study} finds out what it is. */
  public static Terminal ofThisProcess() {
    return of(Boolean.getBoolean("smpcall.terminal"), System.getenv());
  }

  /**
   * Returns a terminal with colours, unless the environment has <a
   * href="https://no-color.org">NO_COLOR</a>, and with the width of {@code COLUMNS}, 80 without it.
   */
  static Terminal of(boolean interactive, Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return new Terminal(
        interactive,
        interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS);
  }

  /** Returns a text that is as it should be, in green if there are colours. */
  public String good(String text) {
    return coloured ? GREEN + text + PLAIN : text;
  }

  /** Returns a text that is not as it should be, in red if there are colours. */
  public String bad(String text) {
    return coloured ? RED + text + PLAIN : text;
  }

  /** Returns a message: on a terminal broken between words, elsewhere one line for programs. */
  public String message(String text) {
    return interactive ? wrap(text, columns) : text;
  }

  /**
   * Breaks a text between words; a word that is too long has a line of its own.
   *
   * @param width most characters of a line
   */
  public static String wrap(String text, int width) {
    String[] words = text.split(" ", -1);
    StringBuilder lines = new StringBuilder(words[0]);
    int used = length(words[0]);
    for (String word : List.of(words).subList(1, words.length)) {
      boolean fits = used + 1 + length(word) <= width;
      lines.append(fits ? ' ' : '\n').append(word);
      used = (fits ? used + 1 : 0) + length(word);
    }
    return lines.toString();
  }

  private static int length(String word) {
    return COLOUR.matcher(word).replaceAll("").length();
  }

  /** Returns the words of a text that fit on a line that changes. */
  public String cut(String text) {
    return wrap(text, columns - 1).lines().findFirst().orElse("");
  }
}
