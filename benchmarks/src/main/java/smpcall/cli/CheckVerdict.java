// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.check.Cell;
import smpcall.check.Outcome;
import smpcall.check.Outcome.Kind;
import smpcall.message.Terminal;

/** The last lines of a check: what was found in which versions, and what was not expected. */
final class CheckVerdict {

  private final Set<String> versions = new LinkedHashSet<>();
  private final Set<String> unexpected = new LinkedHashSet<>();
  private final Map<Kind, Map<String, Set<String>>> others = new LinkedHashMap<>();

  private CheckVerdict(Collection<Cell> cells) {
    cells.forEach(this::add);
  }

  /**
   * Returns the lines.
   *
   * @param cells all cells, in the order of the table
   */
  static String of(Terminal terminal, Collection<Cell> cells) {
    return new CheckVerdict(cells).lines(terminal);
  }

  private void add(Cell cell) {
    Outcome outcome = Outcome.of(cell);
    String version = cell.setup().kernel().id();
    versions.add(version);
    if (!outcome.asExpected()) {
      unexpected.add(version);
    }
    if (outcome.kind() != Kind.NOTHING) {
      others
          .computeIfAbsent(outcome.kind(), kind -> new LinkedHashMap<>())
          .computeIfAbsent(outcome.words(), words -> new LinkedHashSet<>())
          .add(version);
    }
  }

  private String lines(Terminal terminal) {
    List<String> sentences = new ArrayList<>();
    sentences.addAll(sentence("Found: ", Kind.FOUND));
    sentences.addAll(sentence("Missed: ", Kind.MISSED));
    sentences.addAll(sentence("Not known: ", Kind.UNKNOWN));
    Set<String> clean = new LinkedHashSet<>(versions);
    others.values().stream().flatMap(of -> of.values().stream()).forEach(clean::removeAll);
    if (!clean.isEmpty()) {
      sentences.add("Nothing in " + String.join(", ", clean) + ".");
    }
    String end =
        unexpected.isEmpty()
            ? terminal.good("All as expected.")
            : terminal.bad("NOT AS EXPECTED: " + String.join(", ", unexpected) + ".");
    int width = terminal.columns();
    return Terminal.wrap(String.join(" ", sentences), width)
        + "\n"
        + Terminal.wrap(end, width)
        + "\n";
  }

  /** Names what is in the fewest versions first. */
  private List<String> sentence(String begin, Kind kind) {
    Map<String, Set<String>> found = others.getOrDefault(kind, Map.of());
    return found.isEmpty()
        ? List.of()
        : List.of(
            found.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getValue().size()))
                .map(each -> each.getKey() + " in " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; ", begin, ".")));
  }
}
