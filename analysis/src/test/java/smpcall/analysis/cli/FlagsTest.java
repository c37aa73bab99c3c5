// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import smpcall.analysis.sample.Samples;

/**
 * Every flag of {@code report}, {@code publish}, {@code compare} and {@code history} does what its
 * help says.
 */
class FlagsTest {

  @FunctionalInterface
  private interface Check {
    void run() throws IOException;
  }

  /** Has two pictures, and no appendix. */
  private static final Path SMALL = Samples.MEMORY;

  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyFlagOfReportDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--results", () -> resultsAreLookedForThere("report"));
    checks.put("--charts", () -> picturesGoThere("report"));
    checks.put("--partial", this::aRunThatIsNotCompleteIsAnalysed);
    checks.put("--jmh", this::theRunIsWrittenForViewers);
    for (String flag : List.of("--kept", "--explored-sources", "--simulated-sources")) {
      checks.put(flag, () -> whatIsKeptIsCited("report"));
    }
    checks.put("--also", () -> anotherRunIsCited("report"));
    checks.put("--verbose", this::tablesArePrinted);
    checks.put("--help", () -> helpIsShown("report"));
    check(new ReportCommand(), checks);
  }

  @Test
  void everyFlagOfPublishDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--results", () -> resultsAreLookedForThere("publish", "latest"));
    checks.put("--charts", () -> picturesGoThere("publish"));
    for (String flag : List.of("--kept", "--explored-sources", "--simulated-sources")) {
      checks.put(flag, () -> whatIsKeptIsCited("publish"));
    }
    checks.put("--also", () -> anotherRunIsCited("publish"));
    checks.put("--help", () -> helpIsShown("publish"));
    check(new PublishCommand(), checks);
  }

  @Test
  void everyFlagOfCompareDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--results", () -> resultsAreLookedForThere("compare", "one", "other"));
    checks.put("--threshold", this::theThresholdDecides);
    checks.put("--require-power", this::aBlindGateFails);
    checks.put("--anyway", this::differentHostsAreComparedAnyway);
    checks.put("--charts", this::ratiosGoThere);
    checks.put("--help", () -> helpIsShown("compare"));
    check(new CompareCommand(), checks);
  }

  @Test
  void everyFlagOfHistoryDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--results", () -> resultsAreLookedForThere("history"));
    checks.put("--charts", () -> historyGoesThere("twins/history-storm-2cpus-cores-jdk17.csv"));
    checks.put("--host", () -> historyGoesThere("twins/history-storm-2cpus-cores-jdk17.svg"));
    checks.put("--seed", () -> historyGoesThere("twins/history-broadcast-2cpus-cores-jdk17.csv"));
    checks.put("--otava", () -> historyGoesThere("twins/otava.yaml"));
    checks.put("--help", () -> helpIsShown("history"));
    check(new HistoryCommand(), checks);
  }

  @Test
  void everyFlagOfResultsDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--results", () -> resultsAreLookedForThere("results"));
    checks.put("--write", this::thePageGoesThere);
    checks.put("--help", () -> helpIsShown("results"));
    check(new ResultsCommand(), checks);
  }

  @Test
  void everyFlagOfExploredDoesSomething() throws IOException {
    Map<String, Check> checks = new TreeMap<>();
    checks.put("--model", this::theModelIsLookedFor);
    checks.put("--charts", this::schedulesGoThere);
    checks.put("--help", () -> helpIsShown("explored"));
    check(new ExploredCommand(), checks);
  }

  private void theModelIsLookedFor() {
    String cells = Samples.EXPLORED.resolve("cells.json").toString();
    assertThat(run("explored", cells, "--model", "nope")).isEqualTo(Main.BAD);
    assertThat(err.toString()).contains("no schedule under the model 'nope'").hasLineCount(1);
  }

  private void schedulesGoThere() {
    String cells = Path.of("..", "benchmarks", "explored", "cells.json").toString();
    Path charts = scratch.resolve("schedules");
    assertThat(run("explored", cells, "--model", "weak-java", "--charts", charts.toString()))
        .isZero();
    assertThat(charts.resolve("explored")).isNotEmptyDirectory();
  }

  private void thePageGoesThere() {
    Path page = scratch.resolve("page.md");
    assertThat(run("results", Samples.BOTH.toString(), "--write", page.toString())).isZero();
    assertThat(page).isNotEmptyFile();
  }

  private void whatIsKeptIsCited(String command) throws IOException {
    Path kept = Files.createDirectories(scratch.resolve("kept"));
    Path explored = Files.createDirectories(kept.resolve("explored"));
    for (String name : List.of("cells.json", "ablation.json")) {
      Files.copy(
          Samples.EXPLORED.resolve(name),
          explored.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        Samples.SIMULATED,
        Files.createDirectories(kept.resolve("simulated")).resolve("kept.jsonl"),
        StandardCopyOption.REPLACE_EXISTING);
    String run = Samples.TWO_CPUS.toString();
    String charts = scratch.resolve("cited").toString();

    assertThat(
            run(
                command,
                run,
                "--charts",
                charts,
                "--kept",
                kept.toString(),
                "--explored-sources",
                "other",
                "--simulated-sources",
                "other"))
        .isZero();
    assertThat(Files.readString(scratch.resolve("cited/appendix-full.txt")))
        .contains("Explored (of other sources", "Simulated (of other sources");
  }

  private void anotherRunIsCited(String command) throws IOException {
    String run = Samples.TWO_CPUS.toString();
    Path charts = scratch.resolve("also");
    assertThat(run(command, run, "--charts", charts.toString(), "--also", Samples.BOTH.toString()))
        .isZero();
    assertThat(charts.resolve("appendix.txt"))
        .content()
        .contains("--also twins/" + Samples.BOTH.getFileName());
  }

  private void tablesArePrinted() {
    String[] report = {
      "report", SMALL.toString(), "--charts", scratch.resolve("v").toString(), "-v"
    };
    assertThat(run(report)).isZero();
    assertThat(out.toString()).contains("wrote " + scratch.resolve("v/appendix.txt").getParent());
  }

  private void aBlindGateFails() {
    String blind = Samples.NOISY.toString();
    assertThat(run("compare", blind, blind)).isEqualTo(Main.INCONCLUSIVE);
    assertThat(run("compare", blind, blind, "--require-power")).isEqualTo(Main.FINDING);
  }

  private void historyGoesThere(String file) {
    Path charts = scratch.resolve("drawn");
    String results = Samples.RESULTS.toString();
    String[] command = {
      "history", "--host", "twins", "--seed", "7", "--otava", "--results", results, "--charts"
    };
    String[] all = Arrays.copyOf(command, command.length + 1);
    all[command.length] = charts.toString();
    assertThat(run(all)).isZero();
    assertThat(charts.resolve(file)).isNotEmptyFile();
    assertThat(charts.resolve("octet")).doesNotExist();
  }

  private static void check(Object command, Map<String, Check> checks) throws IOException {
    assertThat(new CommandLine(command).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrderElementsOf(checks.keySet());
    for (Check check : checks.values()) {
      check.run();
    }
  }

  private void resultsAreLookedForThere(String... command) {
    String[] all = new String[command.length + 2];
    System.arraycopy(command, 0, all, 0, command.length);
    all[command.length] = "--results";
    all[command.length + 1] = scratch.resolve("none").toString();
    assertThat(run(all)).isEqualTo(Main.BAD);
    assertThat(err.toString()).startsWith(scratch.resolve("none") + ": holds no run");
  }

  private void picturesGoThere(String command) {
    Path charts = scratch.resolve("drawn");
    assertThat(run(command, SMALL.toString(), "--charts", charts.toString())).isZero();
    assertThat(charts.resolve("twins/memory-cost.csv")).isNotEmptyFile();
  }

  private void ratiosGoThere() {
    Path charts = scratch.resolve("drawn");
    String pairs = Samples.PAIRS.toString();
    assertThat(run("compare", pairs + "@17", pairs + "@25", "--charts", charts.toString()))
        .isZero();
    assertThat(charts.resolve("compare-pairs-20261120T080000Z-jdk17-jdk25.csv")).isNotEmptyFile();
  }

  private void aRunThatIsNotCompleteIsAnalysed() throws IOException {
    Path run = Samples.copy(SMALL, scratch);
    Samples.editForks(run, forks -> forks.remove(17));
    String charts = scratch.resolve("partly").toString();
    assertThat(run("report", run.toString(), "--charts", charts)).isEqualTo(Main.BAD);
    assertThat(run("report", run.toString(), "--charts", charts, "--partial")).isZero();
  }

  private void theRunIsWrittenForViewers() {
    Path jmh = scratch.resolve("jmh.json");
    String charts = scratch.resolve("drawn").toString();
    assertThat(run("report", SMALL.toString(), "--charts", charts, "--jmh", jmh.toString()))
        .isZero();
    assertThat(jmh).content().contains("\"jmhVersion\"");
  }

  private void theThresholdDecides() {
    String base = Samples.PAIRS + "@25";
    String fresh = Samples.PAIRS + "@17";
    assertThat(run("compare", base, fresh, "--threshold", "1.5%")).isEqualTo(Main.FINDING);
    assertThat(run("compare", base, fresh, "--threshold", "50%")).isZero();
  }

  private void differentHostsAreComparedAnyway() throws IOException {
    Path other = Samples.copy(Samples.BOTH, scratch.resolve("other"));
    Samples.edit(
        other.resolve("run.json"),
        root -> ((ObjectNode) root.get("environment")).put("cpuModel", "another"));
    String base = Samples.BOTH.toString();
    assertThat(run("compare", base, other.toString())).isEqualTo(Main.BAD);
    assertThat(run("compare", base, other.toString(), "--anyway")).isZero();
  }

  private void helpIsShown(String command) {
    assertThat(run(command, "--help")).isZero();
    List<String> help = out.toString().lines().toList();
    assertThat(help).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(help.get(0)).startsWith("Usage: study " + command);
    assertThat(help.get(help.indexOf("Examples:") + 1)).startsWith("  ./study " + command);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
