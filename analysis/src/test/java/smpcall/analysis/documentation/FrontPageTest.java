// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import smpcall.analysis.answer.AnswerLines;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.AnswerTitle;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.run.read.VersionsReader;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.statistics.NanosDifference;

/** What README says is what the published report says. */
@Tag("slow")
class FrontPageTest {
  private static final Path KEPT = Documents.REPOSITORY.resolve("benchmarks");
  private static final Pattern RUN = Pattern.compile("(?:report|--also) (\\S+/\\S+)");

  private static String readme;
  private static String mail;
  private static StudyAnswer answer;
  private static Exploration ablation;

  @BeforeAll
  static void readWhatIsPublished() throws IOException {
    readme = Files.readString(Documents.REPOSITORY.resolve("README.md")).replaceAll("\\s+", " ");
    mail = Files.readString(Documents.REPOSITORY.resolve("charts/appendix.txt"));
    List<Run> runs =
        RUN.matcher(mail)
            .results()
            .map(match -> RunReader.read(KEPT.resolve("results").resolve(match.group(1)), false))
            .toList();
    assertThat(runs).hasSizeGreaterThan(1);
    ablation = ExplorationReader.read(KEPT.resolve("explored/ablation.json"));
    answer =
        StudyAnswer.of(
            List.of(Findings.of(runs.get(0), Workload.STORM)),
            new StudyAnswer.Beside(
                VersionsReader.read(KEPT.resolve("versions.json")),
                runs.stream().skip(1).flatMap(run -> Findings.ofCalls(run).stream()).toList(),
                Optional.of(ExplorationReader.read(KEPT.resolve("explored/cells.json"))),
                Optional.of(
                    new SimulatedStudy(SimulatedReader.read(KEPT.resolve("simulated/kept.jsonl")))),
                Sources.SAME));
  }

  private static AnswerRow.Cost lead() {
    return AnswerTitle.lead(answer).orElseThrow();
  }

  @Test
  void theCostIsThatOfTheReport() {
    List<AnswerRow.Cost> costs = answer.row("patched").orElseThrow().costs();
    StudyAnswer.KernelCall kernel = answer.kernels().get(0);
    assertThat(readme)
        .contains(
            nanos(costs.get(0)) + " of 1,236 where the CPUs are far apart",
            nanos(costs.get(1)) + " where they are near",
            "makes a call " + times(lead().comparison()),
            Wording.fixed(kernel.percent(), 1)
                + " % "
                + Wording.interval(kernel.interval().orElseThrow(), 1)
                + " of the running kernel's own call, which takes "
                + Wording.fixed(kernel.nanos() / 1000, 0)
                + " us in this guest");
    assertThat(mail.replaceAll("\\s+", " "))
        .contains("A call of spinlock takes 1,236 ns on average");
  }

  private static String nanos(AnswerRow.Cost cost) {
    NanosDifference nanos = cost.nanos().orElseThrow();
    return Wording.fixed(nanos.nanos(), 0)
        + " ns "
        + Wording.interval(nanos.interval95().orElseThrow(), 0);
  }

  private static String times(Comparison comparison) {
    return Wording.brief(
            comparison.ratio().orElseThrow().ratio(), comparison.ratio().orElseThrow().interval95())
        .replaceFirst("x", " times as fast");
  }

  @Test
  void theNativeControlIsThatOfTheReport() {
    LockCost control =
        LockCost.of(lead().setting().findings(), lead().setting().arrangement()).stream()
            .filter(cost -> cost.comparison().studyCase().label().equals("patched in C"))
            .findFirst()
            .orElseThrow();
    assertThat(readme).contains("in C, " + times(control.comparison()).replace(" as fast", ""));
  }

  @Test
  void theGrowthIsThatOfTheReport() {
    assertThat(readme)
        .contains(
            "When 128 CPUs all call, a call moves "
                + lines("spinlock")
                + " cache lines with `spinlock`, "
                + lines("lockfree")
                + " with `lockfree`, "
                + lines("patched")
                + " with `patched`");
  }

  private static String lines(String version) {
    return Wording.count(answer.row(version).orElseThrow().transfers().get(128));
  }

  @Test
  void theSignsAreThoseOfTheReport() {
    assertThat(row("spinlock")).isEqualTo("right but for empty mask");
    assertThat(row("lockfree")).isEqualTo("wrong: reuse race");
    assertThat(row("patched")).isEqualTo("wrong: delete before add");
    assertThat(AnswerTitle.of(answer)).endsWith("was wrong until 2.6.39");
  }

  private static String row(String version) {
    return answer.row(version).orElseThrow().verdict().words();
  }

  @Test
  void theBarriersOfThePatchAreNeededWhereItSaysSo() {
    assertThat(readme)
        .contains("On x86 the patch's three barriers are no instructions; a weak order needs two.");
    assertThat(needed("tso")).isZero();
    assertThat(needed("weak")).isEqualTo(2);
  }

  private static long needed(String model) {
    return ablation.ablation().stream()
        .filter(each -> each.kernel().equals("patched") && each.model().equals(model))
        .filter(each -> each.ordering().matches("smp_[rw]mb at SmpPatched\\.\\w+:\\d+"))
        .filter(each -> each.prevents().isPresent())
        .map(Exploration.Ordering::ordering)
        .distinct()
        .count();
  }

  @Test
  void theSampleOfOutputIsWhatTheReportPrints() throws IOException {
    List<String> printed = new AnswerLines(answer, Ansi.OFF, 80).lines();
    List<String> shown =
        Files.readAllLines(Documents.REPOSITORY.resolve("README.md")).stream()
            .filter(line -> line.startsWith("    ") && !line.startsWith("    ./"))
            .map(line -> line.substring(4))
            .filter(line -> !line.equals("  ..."))
            .toList();
    assertThat(shown).hasSizeGreaterThan(5);
    assertThat(printed).containsSubsequence(shown);
  }
}
