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
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path KEPT = REPOSITORY.resolve("benchmarks");
  private static final Pattern RUN = Pattern.compile("(?:report|--also) (\\S+/\\S+)");

  private static String readme;
  private static StudyAnswer answer;
  private static Exploration ablation;

  @BeforeAll
  static void readWhatIsPublished() throws IOException {
    readme = Files.readString(REPOSITORY.resolve("README.md")).replaceAll("\\s+", " ");
    List<Run> runs =
        RUN.matcher(Files.readString(REPOSITORY.resolve("charts/appendix.txt")))
            .results()
            .map(match -> RunReader.read(KEPT.resolve("results").resolve(match.group(1)), false))
            .toList();
    assertThat(runs).hasSize(2);
    ablation = ExplorationReader.read(KEPT.resolve("explored/ablation.json"));
    answer =
        StudyAnswer.of(
            List.of(Findings.of(runs.get(0), Workload.STORM)),
            new StudyAnswer.Beside(
                VersionsReader.read(KEPT.resolve("versions.json")),
                List.of(
                    Findings.of(runs.get(1), Workload.STORM),
                    Findings.of(runs.get(1), Workload.BROADCAST)),
                Optional.of(ExplorationReader.read(KEPT.resolve("explored/cells.json"))),
                Optional.of(
                    new SimulatedStudy(
                        SimulatedReader.read(KEPT.resolve("simulated/kept.jsonl"))))));
  }

  private static AnswerRow.Cost lead() {
    return AnswerTitle.lead(answer).orElseThrow();
  }

  @Test
  void theCostIsThatOfTheReport() {
    NanosDifference nanos = lead().nanos().orElseThrow();
    double kernel = answer.kernels().get(0).nanos();
    assertThat(readme)
        .contains(
            "The spinlocks cost "
                + Wording.fixed(nanos.nanos(), 0)
                + " ns "
                + Wording.interval(nanos.interval95().orElseThrow(), 0)
                + " of a call",
            "it is " + times(lead().comparison()),
            "own call takes " + Wording.fixed(kernel / 1000, 0) + " us here",
            Wording.fixed(100 * nanos.nanos() / kernel, 1) + " % of a real one");
  }

  private static String times(Comparison comparison) {
    return Wording.fixed(comparison.ratio().orElseThrow().ratio(), 2)
        + " times as fast "
        + Wording.interval(comparison.ratio().orElseThrow().interval95().orElseThrow());
  }

  @Test
  void theNativeControlIsThatOfTheReport() {
    LockCost control =
        LockCost.of(lead().setting().findings(), lead().setting().arrangement()).stream()
            .filter(cost -> cost.comparison().studyCase().label().equals("patched in C"))
            .findFirst()
            .orElseThrow();
    assertThat(readme).contains("there `patched` is " + times(control.comparison()));
  }

  @Test
  void theGrowthIsThatOfTheReport() {
    String growth = AnswerTitle.growth(answer).orElseThrow();
    String factor = growth.replaceAll(".*moves (\\S+) times.*", "$1");
    assertThat(readme)
        .contains("When 128 CPUs all call, a call of `spinlock` moves " + factor + " times");
  }

  @Test
  void theSignsAreThoseOfTheReport() {
    assertThat(row("spinlock")).isEqualTo("right but for the empty mask");
    assertThat(row("lockfree")).isEqualTo("wrong: reuse race");
    assertThat(row("patched")).isEqualTo("wrong: delete before add");
    assertThat(AnswerTitle.of(answer)).endsWith("was wrong until linux-2.6.39");
  }

  private static String row(String version) {
    return answer.row(version).orElseThrow().verdict().words();
  }

  @Test
  void theBarriersOfThePatchAreNeededWhereItSaysSo() {
    assertThat(readme).contains("x86 needs none of the patch's three barriers, a weak order two.");
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
    List<String> printed = new AnswerLines(answer, Ansi.OFF).lines();
    List<String> shown =
        Files.readAllLines(REPOSITORY.resolve("README.md")).stream()
            .filter(line -> line.startsWith("    ") && !line.startsWith("    ./"))
            .map(line -> line.substring(4))
            .filter(line -> !line.equals("  ..."))
            .toList();
    assertThat(shown).hasSizeGreaterThan(5);
    assertThat(printed).containsSubsequence(shown);
  }
}
