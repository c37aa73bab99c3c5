// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.sample.StoredRuns;

class HistoryCommandTest {
  private static final String STORM = "history-storm-2cpus-cores-jdk17";
  private static final Path COMMITTED = Path.of("../benchmarks/results");

  @TempDir private Path scratch;
  private Path results;
  private Path charts;
  private StoredRuns runs;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void place() {
    results = scratch.resolve("results");
    charts = scratch.resolve("charts");
    runs = new StoredRuns(results);
  }

  /** Twelve days; patched is a tenth slower from the eighth on, with another JDK build. */
  private void twelveDays() throws IOException {
    runs.days(7, 1);
    for (int day = 8; day <= 12; day++) {
      runs.add(
          1 / 1.1,
          root -> {
            ((ObjectNode) root.at("/environment/jdks/17")).put("version", "17.0.15+7");
            ((ObjectNode) root.get("study")).put("commit", "fedcba9876543210");
          });
    }
  }

  @Test
  void aPlantedTenthIsMarkedWithItsDayCommitAndBuild() throws IOException {
    twelveDays();
    assertThat(history("--host", "twins", "--otava")).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .containsPattern(
            "patched +first +20261108T100000Z +0\\.9\\d+x +0\\.0\\d+ +fedcba987654 +17\\.0\\.15\\+7")
        .contains(
            "found in patched (storm, 2 CPUs, back to back, JDK 17) and patched (broadcast, 2 CPUs,"
                + " back to back, JDK 17).");
    Golden.check("history.txt", printed());
    Golden.check("history-storm.csv", read("twins/" + STORM + ".csv"));
    Golden.check("history-otava.yaml", read("twins/otava.yaml"));
    Golden.check("history-otava.csv", read("twins/otava/storm-patched-2cpus-cores-jdk17.csv"));
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    twelveDays();
    history();
    String first = read("twins/" + STORM + ".csv");
    history();
    assertThat(read("twins/" + STORM + ".csv")).isEqualTo(first);
  }

  @Test
  void everyDrawnNumberIsInTheTableOfThePicture() throws IOException {
    twelveDays();
    history("storm");
    List<String> lines = read("twins/" + STORM + ".csv").lines().toList();
    assertThat(lines).hasSize(1 + 3 * 12);
    assertThat(lines.stream().filter(line -> line.matches(".*,0\\.9\\d{3},0\\.0\\d{3}$")))
        .hasSize(1);
    assertThat(charts.resolve("twins/" + STORM + ".svg")).exists();
    assertThat(charts.resolve("twins/" + STORM + ".png")).exists();
    assertThat(charts.resolve("twins/history-broadcast-2cpus-cores-jdk17.csv")).doesNotExist();
  }

  @Test
  void anotherKernelBeginsAnotherSeriesAndTheFirstGoesOnAfterIt() throws IOException {
    runs.days(3, 1);
    runs.add(1, root -> ((ObjectNode) root.get("environment")).put("kernel", "6.12.0"));
    runs.days(2, 1);
    history("patched", "--otava");
    assertThat(told())
        .contains(
            "Series \"kernel 6.12.0\" begins with run 20261104T100000Z: kernel: 6.1.0-31 against"
                + " 6.12.0.")
        .containsPattern("patched first 5 [^-]* n too small")
        .containsPattern("patched kernel 6.12.0 1 [^-]* - one run");
    assertThat(read("twins/otava/storm-patched-2cpus-cores-jdk17-kernel_6.12.0.csv"))
        .hasLineCount(2);
    assertThat(read("twins/" + STORM + ".svg")).contains(">kernel 6.12.0<", ">first<");
  }

  @Test
  void blocksLeftOutForTheirDistanceAreCounted() throws IOException {
    SampleCases.nearer(runs.add(1, root -> {}), "storm-floor-2cpus-cores-jdk17-a", 2);
    SampleCases.nearer(
        runs.add(1, root -> {}), "storm-patched-2cpus-cores-jdk17-a", 1, 2, 3, 4, 5, 6);
    history("storm");
    assertThat(told())
        .contains(
            "Of 18 blocks of these cases in run 20261101T100000Z, 3 are left out, as the run declared:"
                + " case and floor were not at the same distance.")
        .contains(
            "patched has no value in run 20261102T100000Z: in no block at the same distance as the"
                + " floor.");
  }

  /** A plan that changes in several things at once, and back: each series has its own name. */
  @Test
  void anotherProfileIsOneChange() throws IOException {
    runs.days(1, 1);
    runs.add(
        1,
        root ->
            ((ObjectNode) root.get("settings"))
                .put("profile", "full")
                .put("iterationMillis", 1000)
                .putArray("jvmArgs"));
    runs.add(1, root -> ((ObjectNode) root.get("settings")).putArray("jvmArgs").add("-Xmx2g"));
    runs.add(1, root -> ((ObjectNode) root.get("settings")).putArray("jvmArgs").add("-Xmx3g"));
    runs.add(
        1,
        root -> {
          ((ObjectNode) root.get("environment")).put("kernel", "6.12.0").put("boost", "on");
          ((ObjectNode) root.get("settings")).put("profile", "full").put("iterationMillis", 50);
        });
    runs.add(
        1,
        root -> {
          ((ObjectNode) root.get("environment")).put("kernel", "6.12.0").put("boost", "on");
          ((ObjectNode) root.get("settings")).put("iterationMillis", 60);
        });
    runs.add(
        1,
        root ->
            ((ObjectNode) root.get("settings")).put("profile", "full").put("iterationMillis", 70));
    history("spinlock");
    assertThat(told())
        .contains("spinlock profile full 1 ", "Series \"profile full\" begins with run 20261102")
        .contains("Series \"profile quick\" begins with run 20261103")
        .contains("Series \"JVM flags [-Xmx3g]\" begins with run 20261104")
        .contains("Series \"kernel 6.12.0 +2\" begins with run 20261105")
        .contains("Series \"profile quick (2)\" begins with run 20261106")
        .contains("Series \"kernel 6.1.0-31 +2\" begins with run 20261107");
  }

  @Test
  void filesForOtavaAreWrittenOnDemandOnly() throws IOException {
    runs.days(2, 1);
    assertThat(history()).isZero();
    assertThat(out.toString()).doesNotContain("otava");
    assertThat(charts.resolve("twins/otava.yaml")).doesNotExist();
    assertThat(charts.resolve("twins/otava")).doesNotExist();
    assertThat(history("--otava")).isZero();
    assertThat(charts.resolve("twins/otava.yaml")).isNotEmptyFile();
    assertThat(out.toString()).contains("wrote " + charts.resolve("twins/otava.yaml"));
  }

  @Test
  void anotherPlanBeginsAnotherSeries() throws IOException {
    runs.days(1, 1);
    runs.add(1, root -> ((ObjectNode) root.get("settings")).put("iterationMillis", 100));
    history("spinlock");
    assertThat(told()).contains("milliseconds an iteration: 400 against 100");
  }

  @Test
  void aRunThatFailedItsAuditHasNoPoint() throws IOException {
    runs.days(2, 1);
    Path wrong = runs.add(1, root -> {});
    Samples.fail(wrong, "lockfree");
    history("lockfree", "--otava");
    assertThat(told())
        .containsPattern("lockfree first 2 of 3 ")
        .contains("lockfree has no value in run 20261103T100000Z: failed its audit.");
    assertThat(read("twins/" + STORM + ".csv")).contains("failed its audit,,,,0,");
    assertThat(read("twins/otava/storm-lockfree-2cpus-cores-jdk17.csv")).hasLineCount(3);
  }

  @Test
  void oneRunIsPrintedAndNamedAsOne() throws IOException {
    runs.days(1, 1);
    assertThat(history()).isZero();
    assertThat(told())
        .containsPattern("patched first 1 0\\.\\d{3} \\[[^-]* - one run")
        .contains("No two runs here can be compared")
        .contains("n too small for change points in all of them.");
  }

  @Test
  void runsWithoutAFloorAreNamed() throws IOException {
    Files.createDirectories(results.resolve("pairs"));
    Path pairs = results.resolve("pairs").resolve(Samples.PAIRS.getFileName());
    Files.createDirectories(pairs);
    for (String file : new String[] {"run.json", "forks.jsonl"}) {
      Files.copy(Samples.PAIRS.resolve(file), pairs.resolve(file));
    }
    assertThat(history("--otava")).isZero();
    assertThat(told()).contains("no floor in its blocks");
    assertThat(charts.resolve("pairs/otava.yaml")).doesNotExist();
  }

  @Test
  void theCommittedRunsHaveAHistory() {
    results = COMMITTED;
    assertThat(history("--host", "amd-epyc-2cpu-69ad", "storm")).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(told())
        .containsPattern("Series \"[^\"]+\" begins with run 20261125T072013Z: ")
        .contains("spinlock first 1 ");
  }

  @Test
  void aDamagedRunOfAnotherHostStopsNoOtherHistory() throws IOException {
    runs.days(1, 1);
    Path damaged = Files.createDirectories(results.resolve("octet/20261101T100000Z"));
    Files.writeString(damaged.resolve("run.json"), "{");
    assertThat(history("--host", "twins")).isZero();
    assertThat(err.toString()).isEmpty();
    assertBad("run.json: is cut off or damaged");
  }

  @Test
  void unreadableInputIsOneLine() throws IOException {
    assertBad("holds no run");
    runs.days(1, 1);
    assertBad("no stored run has a case \"spinlok\"; the nearest are: spinlock, ", "spinlok");
    assertBad("is of the host \"nowhere\"; runs are there of: twins", "--host", "nowhere");
    assertBad("Invalid value for option '--seed'", "--seed", "x");
  }

  private void assertBad(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(history(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
  }

  private int history(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("history", "--results", results.toString(), "--charts", charts.toString()));
    all.addAll(Arrays.asList(arguments));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  /** The printed text without the names of files. */
  private String printed() {
    StringBuilder told = new StringBuilder();
    out.toString()
        .lines()
        .filter(line -> !line.startsWith("wrote "))
        .forEach(line -> told.append(line).append('\n'));
    return told.toString();
  }

  /** The printed text on one line. */
  private String told() {
    return printed().replaceAll("\\s+", " ");
  }

  private String read(String file) throws IOException {
    return Files.readString(charts.resolve(file));
  }
}
