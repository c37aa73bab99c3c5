// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import smpcall.kernel.Change;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/** The facts about versions as plain text: a table, a paragraph for each, and their races. */
final class VersionTable {

  private static final String NONE = "-";

  private VersionTable() {}

  static String of(List<KernelVersion> versions) {
    List<Race> races =
        versions.stream().flatMap(version -> version.races().stream()).distinct().sorted().toList();
    return table(versions)
        + versions.stream().map(VersionTable::paragraph).collect(Collectors.joining())
        + races.stream().map(VersionTable::paragraph).collect(Collectors.joining());
  }

  /** The same table with changes and races, as a page of Markdown. */
  static String markdown(List<KernelVersion> versions) {
    return "# The versions\n\n"
        + "`./study versions --markdown` writes this page; `./study versions` says more.\n\n"
        + "| version | release | date | commit | change | known races (smallest case) |\n"
        + "|---|---|---|---|---|---|\n"
        + versions.stream().map(VersionTable::row).collect(Collectors.joining());
  }

  private static String row(KernelVersion version) {
    Change change = version.change();
    return Stream.of(
                "`" + version.id() + "`",
                orNone(change.release()),
                orNone(change.date()),
                orNone(change.commit()),
                change.summary(),
                races(version.races()))
            .collect(Collectors.joining(" | ", "| ", " |"))
        + "\n";
  }

  private static String table(List<KernelVersion> versions) {
    TextTable table = wrapped(17, 18, 12, 13, 20);
    table.addRowValues("version", "release", "date", "part", "commit");
    for (KernelVersion version : versions) {
      Change change = version.change();
      table.addRowValues(
          version.id(),
          orNone(change.release()),
          orNone(change.date()),
          version.part().id(),
          orNone(change.commit()));
    }
    return table.toString();
  }

  private static String orNone(String fact) {
    return Objects.requireNonNullElse(fact, NONE);
  }

  private static String paragraph(KernelVersion version) {
    TextTable lines = lines();
    lines.addRowValues("change", version.change().summary());
    lines.addRowValues("barriers", version.ordering().barriers());
    lines.addRowValues(
        "results",
        version.ordering().promisesResults()
            ? "Promised: a waiter sees what the function wrote."
            : "Promised on x86 only: a waiter sees what the function wrote.");
    lines.addRowValues("races", races(version.races()));
    return "\n" + version.id() + "\n" + lines;
  }

  private static String races(List<Race> races) {
    return races.isEmpty()
        ? "none known"
        : races.stream()
            .map(race -> race.words() + " (" + race.cpus() + " CPUs)")
            .collect(Collectors.joining(", "));
  }

  private static String paragraph(Race race) {
    TextTable lines = lines();
    lines.addRowValues("happens", race.description());
    lines.addRowValues("smallest", race.cpus() + " CPUs; " + race.condition());
    lines.addRowValues("fixed by", race.fixedBy());
    return "\n" + race.words() + "\n" + lines;
  }

  private static TextTable lines() {
    return wrapped(12, 68);
  }

  private static TextTable wrapped(int... widths) {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            Arrays.stream(widths)
                .mapToObj(width -> new Column(width, 0, Overflow.WRAP))
                .toArray(Column[]::new));
    table.indentWrappedLines = 0;
    return table;
  }
}
