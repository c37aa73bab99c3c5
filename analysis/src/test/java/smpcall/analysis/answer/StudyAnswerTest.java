// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import smpcall.analysis.answer.VersionVerdict.Sign;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.run.read.VersionsReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.SimulatedStudy;

class StudyAnswerTest {
  private static final Path VERSIONS = Path.of("../benchmarks/versions.json");

  private static final StudyAnswer.Beside NOTHING =
      new StudyAnswer.Beside(
          List.of(), List.of(), Optional.empty(), Optional.empty(), Sources.SAME);

  private static final StudyAnswer.Beside ALL =
      new StudyAnswer.Beside(
          VersionsReader.read(VERSIONS),
          List.of(),
          Optional.of(ExplorationReader.read(Samples.EXPLORED.resolve("cells.json"))),
          Optional.of(new SimulatedStudy(SimulatedReader.read(Samples.SIMULATED))),
          Sources.SAME);

  private static StudyAnswer of(Path run, StudyAnswer.Beside beside) {
    return StudyAnswer.of(Samples.calls(run), beside);
  }

  @Test
  void hasEveryVersionInTheOrderOfHistoryWithoutTheFloor() {
    assertThat(of(Samples.PACED, ALL).rows())
        .extracting(row -> row.version().id())
        .containsExactly(
            "spinlock",
            "lockfree",
            "patched",
            "linux-6dc19899",
            "linux-2.6.38",
            "linux-2.6.39",
            "linux-4.14",
            "linux-5.13");
  }

  @Test
  void theExplorationShowsWhichVersionsAreWrong() {
    StudyAnswer answer = of(Samples.PACED, ALL);
    assertThat(answer.row("lockfree").orElseThrow().verdict().words())
        .isEqualTo("wrong: reuse race");
    assertThat(answer.row("spinlock").orElseThrow().verdict().words())
        .isEqualTo("right but for empty mask");
    assertThat(answer.row("linux-2.6.39").orElseThrow().verdict().sign()).isEqualTo(Sign.RIGHT);
  }

  /** The sample has the mail's program only, in which this race cannot happen. */
  @Test
  void aKnownRaceThatNothingShowsDoesNotMakeAVersionRight() {
    VersionVerdict verdict = of(Samples.PACED, ALL).row("patched").orElseThrow().verdict();
    assertThat(verdict.sign()).isEqualTo(Sign.UNKNOWN);
    assertThat(verdict.words()).isEqualTo("not shown here: delete before add");
  }

  @Test
  void whatWasNeitherCheckedNorExploredIsNotCalledRight() {
    assertThat(of(Samples.PACED, NOTHING).rows())
        .allSatisfy(row -> assertThat(row.verdict().words()).isEqualTo("not checked"));
  }

  @Test
  void anUnexpectedFindingOfTheCheckMakesAVersionWrong(@TempDir Path scratch) throws Exception {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.convict(run, "linux-4.14", "storm");
    assertThat(of(run, ALL).row("linux-4.14").orElseThrow().verdict().words())
        .isEqualTo("wrong: NOT AS EXPECTED");
  }

  @Test
  void theTitleIsMadeFromTheNumbers() {
    StudyAnswer answer = of(Samples.PACED, ALL);
    double nanos = AnswerTitle.lead(answer).flatMap(AnswerRow.Cost::nanos).orElseThrow().nanos();
    assertThat(AnswerTitle.of(answer))
        .isEqualTo(
            "At 2 CPUs the spinlocks cost "
                + Math.round(nanos)
                + " ns a call; found wrong: lockfree");
  }

  @Test
  void callsBackToBackHaveNoVerdictInTheTitle() {
    assertThat(AnswerTitle.of(of(Samples.TWO_CPUS, ALL)))
        .startsWith("At 2 CPUs that call back to back there is no verdict on the spinlocks; ");
  }

  @Test
  void aRunWithoutComparisonsSaysSo() {
    assertThat(AnswerTitle.of(of(Samples.ARMS, NOTHING)))
        .isEqualTo("What the spinlocks cost was not compared; no version was checked");
  }

  @Test
  void anotherRunIsCitedOnlyForVersionsThatTheRunDidNotTime() {
    List<Findings> others = List.of(Samples.storm(Samples.BOTH));
    StudyAnswer answer =
        of(
            Samples.PACED,
            new StudyAnswer.Beside(
                ALL.versions(), others, ALL.exploration(), ALL.simulated(), Sources.SAME));
    StudyAnswer alone = of(Samples.PACED, ALL);
    for (AnswerRow row : alone.rows()) {
      List<AnswerRow.Cost> costs = answer.row(row.version().id()).orElseThrow().costs();
      assertThat(costs.stream().allMatch(cost -> cost.setting().own()))
          .isEqualTo(!row.costs().isEmpty() || costs.isEmpty());
    }
  }

  @Test
  void theLinesColourSignsOnlyWhereColoursAreOn() {
    StudyAnswer answer = of(Samples.PACED, ALL);
    assertThat(new AnswerLines(answer, Ansi.OFF, 80).lines())
        .anyMatch(line -> line.startsWith("  BAD  lockfree"))
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(new AnswerLines(answer, Ansi.ON, 80).lines())
        .anyMatch(line -> line.contains("\u001b[1m\u001b[31mBAD"));
  }

  @Test
  void noLineIsBrokenInsideAWord() {
    StudyAnswer answer = of(Samples.PACED, ALL);
    String words = String.join(" ", new AnswerLines(answer, Ansi.OFF, 500).lines());
    for (int width : new int[] {30, 60, 80}) {
      List<String> lines = new AnswerLines(answer, Ansi.OFF, width).lines();
      assertThat(lines).allMatch(line -> line.length() <= width);
      assertThat(String.join(" ", lines).split(" +")).containsExactly(words.split(" +"));
    }
  }

  @Test
  void thePictureAndItsTableHaveEveryVersion(@TempDir Path scratch) throws Exception {
    StudyAnswer answer = of(Samples.PACED, ALL);
    PictureWriter.write(new AnswerChart(answer).figure(), scratch, "answer");
    String svg = Files.readString(scratch.resolve("answer.svg"));
    for (AnswerRow row : answer.rows()) {
      assertThat(svg).contains(row.version().id());
      assertThat(answer.csv().rows()).anyMatch(line -> line.get(0).equals(row.version().id()));
    }
  }
}
