// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints the steps of a run as a table like that of the mail of 2010-03-23: time runs down, one
 * column for each CPU, in ASCII, at most 72 characters wide.
 */
public final class TraceTable {

  private static final int WIDTH = 72;

  private final String names;
  private final int column;
  private final List<String> lines = new ArrayList<>();

  private TraceTable(String names) {
    this.names = names;
    column = WIDTH / names.length();
  }

  /**
   * The text, with a line feed after each line.
   *
   * @param trace every step of a run
   * @param names letter of each CPU, in the order of their numbers; columns are in the order of the
   *     letters
   */
  public static String print(List<Event> trace, String names) {
    TraceTable table = new TraceTable(names);
    table.head();
    TraceStep.of(trace, names).forEach(step -> table.add(step.cpu(), step.text()));
    return String.join("\n", table.lines) + "\n";
  }

  private void head() {
    StringBuilder line = new StringBuilder();
    names
        .chars()
        .sorted()
        .forEach(
            letter -> {
              int start = line.length();
              line.append("CPU ").append((char) letter);
              line.append(" ".repeat(column - line.length() + start));
            });
    lines.add(line.toString().stripTrailing());
  }

  /** Adds the text in the column of a CPU, folded and indented where it is too long. */
  private void add(int cpu, String words) {
    char name = names.charAt(cpu);
    int before = (int) names.chars().filter(letter -> letter < name).count();
    String indent = " ".repeat(before * column);
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ")) {
      if (line.length() + word.length() >= column - 1 && !line.toString().isBlank()) {
        lines.add(indent + line.toString().stripTrailing());
        line.setLength(0);
        line.append("  ");
      }
      line.append(word).append(' ');
    }
    lines.add(indent + line.toString().stripTrailing());
  }
}
