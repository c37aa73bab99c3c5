// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.sample.StoredRuns;

class CompareCommandTest {
  private static final String PAIRS = Samples.PAIRS.toString();

  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void twoJdksOfOneRunAreComparedWithinBlocks() {
    assertThat(compare(PAIRS + "@17", PAIRS + "@25")).isZero();
    assertThat(out.toString())
        .contains("base: pairs/20261120T080000Z, JDK 17", "new: pairs/20261120T080000Z, JDK 25")
        .contains("storm, 2 CPUs, siblings", "Both sides stood in the same blocks")
        .containsPattern("spinlock +1,003 +958 +1\\.046x \\[1\\.036, 1\\.056] +10 +0\\.9 % +faster")
        .endsWith("Gate: passed; in 6 cases, a slowdown by more than 5 % is excluded at 95 %.\n");
  }

  @Test
  void aCaseSlowerBeyondTheThresholdFailsTheGate() {
    assertThat(compare(PAIRS + "@25", PAIRS + "@17", "--threshold", "1.5%")).isEqualTo(1);
    assertThat(out.toString())
        .contains("slower (!)")
        .contains(
            "Gate: failed; slower by more than 1.5 % beyond doubt: spinlock (storm, 2 CPUs, back to back)");
  }

  @Test
  void anIntervalThatReachesTheThresholdIsDoubt() {
    assertThat(compare(PAIRS + "@25", PAIRS + "@17", "--threshold", "5"))
        .isEqualTo(Main.INCONCLUSIVE);
    assertThat(out.toString())
        .contains("slower\n", "a slowdown by more than 5 % is not excluded in ", "(up to 5.6 %)")
        .doesNotContain("(!)");
    assertThat(compare(PAIRS + "@25", PAIRS + "@17", "--threshold", "5", "--require-power"))
        .isEqualTo(Main.FINDING);
  }

  @Test
  void runsMadeOneAfterTheOtherAreDividedByTheirFloors() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(again, forks -> Samples.scale(forks, "patched", 0.8));
    assertThat(compare(Samples.BOTH.toString(), again.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("made one after the other")
        .contains(
            "Gate: failed; slower by more than 5 % beyond doubt: patched (storm, 2 CPUs, back to back)");
  }

  /** The whole host became slower. */
  @Test
  void aSlowerHostIsNoRegression() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(again, forks -> Samples.scale(forks, "", 0.8));
    assertThat(compare(Samples.BOTH.toString(), again.toString())).isZero();
    assertThat(out.toString())
        .containsPattern("floor .* slower\n")
        .contains("not judged: it tells how fast");
  }

  @Test
  void anotherHostOrPlanIsRefusedUnlessToldTo() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        again.resolve("run.json"),
        root -> {
          ((ObjectNode) root.get("environment")).put("cpuModel", "another");
          ((ObjectNode) root.get("settings")).put("iterationMillis", 200);
        });
    assertThat(compare(Samples.BOTH.toString(), again.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("CPU model: AMD EPYC 7B13 (2 CPUs of a guest) against another")
        .contains("milliseconds an iteration: 400 against 200")
        .contains("--anyway compares them and says so")
        .hasLineCount(1);
    assertThat(compare(Samples.BOTH.toString(), again.toString(), "--anyway")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "The sides differ. CPU model: AMD EPYC 7B13 (2 CPUs of a guest) against another.");
  }

  /** What is not there was not seen. */
  @Test
  void aCaseThatIsOnOneSideOnlyLeavesTheGateInconclusive() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        again.resolve("run.json"),
        root ->
            ((ArrayNode) root.get("cases"))
                .removeIf(c -> c.get("id").asText().startsWith("storm-patched")));
    Samples.editForks(
        again,
        forks -> forks.removeIf(fork -> fork.get("case").asText().startsWith("storm-patched")));

    assertThat(compare(Samples.BOTH.toString(), again.toString())).isEqualTo(Main.INCONCLUSIVE);
    assertThat(out.toString())
        .contains("Gate: inconclusive; ")
        .endsWith("on one side only, so not compared: patched (storm, 2 CPUs, back to back).\n");
  }

  @Test
  void flagsOfAJdkAreItsIdentity() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        again.resolve("run.json"),
        root ->
            ((ObjectNode) root.at("/environment/jdks/17"))
                .putArray("flags")
                .add("-XX:TieredStopAtLevel=1"));

    assertBad(
        "flags of JDK 17: none against -XX:TieredStopAtLevel=1",
        Samples.BOTH.toString(),
        again.toString());
  }

  @Test
  void forksThatDiedAreAFinding() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(
        again,
        forks ->
            forks.forEach(
                fork -> {
                  if (fork.get("case").asText().startsWith("storm-patched")) {
                    Samples.fail(fork, "no memory");
                  }
                }));

    assertThat(compare(Samples.BOTH.toString(), again.toString())).isEqualTo(Main.FINDING);
    assertThat(out.toString())
        .contains("Gate: failed; forks ended with an error: ")
        .contains("storm-patched-2cpus-cores-jdk17-a: 6 forks of new (no memory)");
  }

  @Test
  void otherRulesAreAnotherPlan() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    SampleCases.nearer(again, "none");
    assertBad(
        "largest factor between the distances of forks: none against 1.5",
        Samples.BOTH.toString(),
        again.toString());
  }

  @Test
  void contaminatedForksAreCounted() {
    assertThat(compare(Samples.NOISY.toString(), Samples.NOISY.toString()))
        .as("lockfree has too few forks to see anything")
        .isEqualTo(Main.INCONCLUSIVE);
    assertThat(told())
        .contains(
            "Left out as contaminated, by the rule declared before the runs: 2 forks of floor"
                + " (storm, 2 CPUs, back to back), 6 forks of lockfree (storm, 2 CPUs, back to back)");
  }

  /** Two runs of a side are too few to make each run one value. */
  @Test
  void theLimitsOfFewRunsOfASideArePrinted() throws IOException {
    StoredRuns runs = new StoredRuns(scratch.resolve("results")).days(2, 1);
    String both = runs.add(1, root -> {}).toString() + "," + Samples.BOTH;
    compare(Samples.BOTH.toString(), both, "--anyway");
    assertThat(told()).contains("how its runs differ from each other is in no interval");
    compare(Samples.BOTH.toString(), Samples.BOTH.toString());
    assertThat(told()).doesNotContain("how its runs differ");
  }

  private String told() {
    String told = out.toString().replaceAll("\\s+", " ");
    out.getBuffer().setLength(0);
    return told;
  }

  @Test
  void aVersionThatMustBeRightAndIsNotFailsTheGate() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.fail(again, "spinlock");
    assertThat(compare(Samples.BOTH.toString(), again.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("must be right and failed the audit.");
  }

  @Test
  void aVersionThatMayFailHasNoSpeedAndNoRegression() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.fail(again, "lockfree");
    assertThat(compare(Samples.BOTH.toString(), again.toString())).isZero();
    assertThat(out.toString()).contains("failed its audit");
  }

  @Test
  void unreadableInputIsOneLine() {
    assertBad("no run \"nowhere\"", "nowhere", PAIRS);
    assertBad("has no calls on JDK \"21\"; its JDKs are 17, 25", PAIRS + "@21", PAIRS);
    assertBad("--threshold much: give a percentage", PAIRS, PAIRS, "--threshold", "much");
    assertBad("no complete run with calls is of \"2001-01-01\"", "2001-01-01", PAIRS);
    assertBad("Missing required parameter: 'NEW'", PAIRS);
  }

  @Test
  void aDayAndAHostNameTheirRuns() {
    assertThat(compare("twins/2026-11-23", "twins/2026-11-23")).isZero();
    assertThat(compare("octet", "octet")).isZero();
    assertThat(out.toString()).contains("base: octet/20261121T080000Z, JDK 17");
  }

  @Test
  void latestOfAJdkIsTheNewestRunThatHasIt() {
    assertThat(compare("latest@25", "latest@25")).isZero();
    assertThat(out.toString()).contains("base: pairs/20261120T080000Z, JDK 25");
    assertBad("no complete run has calls on JDK \"21\"", "latest@21", "latest@25");
  }

  @Test
  void sidesWithoutACommonCaseAreRefusedWithTheCure() throws IOException {
    Path again = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        again.resolve("run.json"),
        root -> root.get("cases").forEach(c -> ((ObjectNode) c).put("variant", "other")));
    assertBad("no case in common; give runs of ", Samples.BOTH.toString(), again.toString());
  }

  @Test
  void thePrintedResultIsDrawnToo() throws IOException {
    Path charts = scratch.resolve("charts");
    assertThat(compare(PAIRS + "@17", PAIRS + "@25", "--charts", charts.toString())).isZero();
    String file = charts.resolve("compare-pairs-20261120T080000Z-jdk17-jdk25").toString();
    assertThat(out.toString())
        .contains("wrote " + file + ".csv\n", "wrote " + file + ".svg\n")
        .contains("wrote " + file + ".png\n", "wrote " + file + ".txt\n")
        .endsWith("is excluded at 95 %.\n");
    assertThat(Files.readString(Path.of(file + ".txt")))
        .isEqualTo(out.toString().replaceAll("wrote .*\n", ""));
    assertThat(Files.readString(Path.of(file + ".svg")))
        .contains(
            "Is JDK 25 faster or slower than JDK 17?",
            "<desc>storm, back to back. ",
            ">2 CPUs, siblings<",
            ">4 CPUs<",
            ">spinlock, n = 10<");
    assertThat(Path.of(file + ".png")).isNotEmptyFile();
  }

  @Test
  void otherSidesHaveOtherFiles() throws IOException {
    Path charts = scratch.resolve("charts");
    Path again = Samples.copy(Samples.BOTH, scratch.resolve("results"));
    Samples.edit(again.resolve("run.json"), root -> ((ObjectNode) root).put("host", "../octet"));
    Path own = Files.writeString(Files.createDirectories(charts).resolve("compare.txt"), "mine");
    for (String fresh : new String[] {Samples.BOTH.toString(), again.toString()}) {
      assertThat(compare(Samples.BOTH.toString(), fresh, "--charts", charts.toString())).isZero();
    }
    try (Stream<Path> files = Files.list(charts)) {
      assertThat(files.filter(file -> file.toString().endsWith(".csv")))
          .containsExactlyInAnyOrder(
              charts.resolve("compare-twins-20261123T100000Z-jdk17-jdk17.csv"),
              charts.resolve(
                  "compare-twins-20261123T100000Z-jdk17-.._octet-20261123T100000Z-jdk17.csv"));
    }
    assertThat(own).hasContent("mine");
  }

  @Test
  void whereNoCaseHasASpeedThereIsATableAndNoPicture() throws IOException {
    Path charts = scratch.resolve("charts");
    Path again = Samples.copy(Samples.BOTH, scratch.resolve("results"));
    for (String version : new String[] {"floor", "spinlock", "lockfree", "patched"}) {
      Samples.fail(again, version);
    }
    assertThat(compare(Samples.BOTH.toString(), again.toString(), "--charts", charts.toString()))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("no picture: no case has speeds on both sides that may be compared\n");
    try (Stream<Path> files = Files.list(charts)) {
      assertThat(files).allMatch(file -> file.toString().matches(".*\\.(csv|txt)")).hasSize(2);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneLineAndNothingIsPrinted() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "mine");
    String[] sides = {PAIRS + "@17", PAIRS + "@25", "--charts"};
    assertBad(
        file + ": cannot be written (it is there and no directory); give another directory",
        sides[0],
        sides[1],
        sides[2],
        file.toString());
    assertBad("below: cannot be written (", sides[0], sides[1], sides[2], file + "/below");
    String name = "compare-pairs-20261120T080000Z-jdk17-jdk25.csv";
    Path inTheWay = Files.createDirectories(scratch.resolve("charts").resolve(name));
    assertBad(
        inTheWay + ": cannot be written (", sides[0], sides[1], sides[2], scratch + "/charts");
    assertThat(out.toString()).isEmpty();
    assertThat(file).hasContent("mine");
  }

  private void assertBad(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(compare(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
  }

  private int compare(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "compare";
    all[1] = "--results";
    all[2] = Samples.RESULTS.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
