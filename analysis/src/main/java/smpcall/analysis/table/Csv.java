// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;

/**
 * A table as comma-separated values (RFC 4180, but with line feeds): the first line names the
 * columns, and a value that does not exist is empty. The same table gives the same bytes
 * everywhere.
 *
 * @param columns the names of the columns, with units
 * @param rows the rows, each with a value for every column
 */
public record Csv(List<String> columns, List<List<String>> rows) {
  public Csv {
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            row.size() + " values in " + columns.size() + " columns: " + row);
      }
    }
  }

  /** The whole text, ending with a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  /** Writes the table and replaces an existing file. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, text());
  }

  /** A number rounded to some digits; empty for none. */
  public static String value(Optional<Double> value, int digits) {
    return value.map(v -> Wording.fixed(v, digits)).orElse("");
  }

  /** The outcome of a case's audit; none for a case without one. */
  static String audit(StudyCase c, boolean wrong) {
    if (wrong) {
      return "failed";
    }
    return c.isAudited() ? "passed" : "none";
  }

  private static void line(StringBuilder text, List<String> values) {
    text.append(String.join(",", values.stream().map(Csv::quoted).toList())).append('\n');
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
