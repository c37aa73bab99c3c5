// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.SimulatedReader;

/** The tables in charts/ follow from the committed results, byte for byte. */
@Tag("slow")
class ReferenceRunTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path CHARTS = REPOSITORY.resolve("charts");
  private static final Path RESULTS = REPOSITORY.resolve("benchmarks/results");
  private static final String JDKS = "20261129T033938Z";
  private static final Pattern RUN =
      Pattern.compile("./study report (\\S+)((?: +\\\\\n *--also \\S+)*)");

  @TempDir private Path again;

  @Test
  void theTablesAndTheAppendixAreMadeAgainFromTheRunThatTheAppendixNames() throws IOException {
    String appendix = Files.readString(CHARTS.resolve("appendix.txt"));
    MatchResult command = RUN.matcher(appendix).results().findFirst().orElseThrow();
    String run = command.group(1);
    List<String> words = new ArrayList<>(List.of("report", run));
    Pattern.compile("[^\\s\\\\]+")
        .matcher(command.group(2))
        .results()
        .map(MatchResult::group)
        .forEach(words::add);

    assertMadeAgain(Main.FINE, keptResults(words.toArray(String[]::new)));

    assertThat(appendix.lines()).hasSizeLessThanOrEqualTo(120);
    for (String text : List.of("appendix.txt", "appendix-full.txt")) {
      assertThat(again.resolve(text)).hasContent(Files.readString(CHARTS.resolve(text)));
    }
    assertThat(wordsOf(again)).isEqualTo(wordsOf(CHARTS));
    String host = run.substring(0, run.indexOf('/'));
    List<Path> tables = tablesOf(again.resolve(host));
    assertThat(tables).isNotEmpty();
    for (Path table : tables) {
      assertThat(table)
          .hasSameBinaryContentAs(CHARTS.resolve(host).resolve(table.getFileName().toString()));
    }
  }

  /**
   * A command with the kept results that depend on no host. That they are of these sources is
   * tested where they are made.
   */
  private static String[] keptResults(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    Path kept = RESULTS.getParent();
    arguments.addAll(List.of("--kept", kept.toString()));
    Path explored = kept.resolve("explored/cells.json");
    arguments.addAll(
        List.of("--explored-sources", ExplorationReader.read(explored).sources().orElseThrow()));
    Path simulated = kept.resolve("simulated/kept.jsonl");
    if (Files.exists(simulated)) {
      arguments.addAll(
          List.of("--simulated-sources", SimulatedReader.read(simulated).get(0).sources()));
    }
    return arguments.toArray(String[]::new);
  }

  private static List<Path> tablesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** The files of {@code ./study compare} for JDK 17 against 25. */
  @Test
  void theComparisonOfJdksIsMadeAgainFromItsRun() throws IOException {
    assertMadeAgain(Main.INCONCLUSIVE, "compare", JDKS + "@17", JDKS + "@25");

    for (String ending : List.of(".csv", ".txt")) {
      String name = "compare-amd-epyc-2cpu-69ad-" + JDKS + "-jdk17-jdk25" + ending;
      assertThat(again.resolve(name))
          .hasSameBinaryContentAs(CHARTS.resolve("jdk-17-25").resolve(name));
    }
  }

  /** What {@code ./study coverage} printed of the runs that were made for it. */
  @Test
  void theCoverageIsComputedAgainFromItsRuns() throws IOException {
    StringWriter out = new StringWriter();

    int status =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            "coverage",
            "--results",
            RESULTS.resolveSibling("coverage").toString());

    assertThat(status).isZero();
    assertThat(CHARTS.resolve("robustness/coverage.txt")).hasContent(out.toString());
  }

  private void assertMadeAgain(int expected, String... command) {
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--results", RESULTS.toString(), "--charts", again.toString()));

    int status =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            arguments.toArray(String[]::new));

    assertThat(status).as(err.toString()).isEqualTo(expected);
  }

  /** The Markdown without its pictures, which not every host can draw. */
  private static List<String> wordsOf(Path charts) throws IOException {
    return Files.readAllLines(charts.resolve("appendix.md")).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("!["))
        .toList();
  }
}
