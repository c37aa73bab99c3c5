// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Markdown;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

class AppendixTest {
  @TempDir private Path results;

  @Test
  void isSealedForTwoCpus() throws IOException {
    Golden.check("two-cpus-appendix.txt", mailable(Samples.TWO_CPUS));
  }

  @Test
  void isSealedForBothWorkloadsAndLatency() throws IOException {
    List<Findings> both = Samples.calls(Samples.BOTH);
    Golden.check("both-appendix.txt", mailable(both));
    Pictures pictures = new Pictures();
    Block.Table data = new Block.Table("storm-ratio.csv", "l", List.of("n"), List.of());
    pictures.add(
        Pictures.Topic.RATIO,
        new Block.Picture("A picture [of it]", "twins/storm-ratio.png", "<svg></svg>", data));
    Golden.check(
        "both-appendix.md", Markdown.of(Appendix.of(both.get(0).run(), both, pictures, List.of())));
  }

  @Test
  void isSealedForSeveralNumbersOfCpus() throws IOException {
    Golden.check("eight-cpus-appendix.txt", mailable(Samples.calls(Samples.EIGHT_CPUS)));
  }

  @Test
  void isSealedForSeveralJdksAndPolicies() throws IOException {
    Golden.check("pairs-appendix.txt", mailable(Samples.PAIRS));
  }

  @Test
  void isSealedForALawOfScaling() throws IOException {
    Golden.check("wide-appendix.txt", mailable(Samples.WIDE));
  }

  @Test
  void isSealedForManyArms() throws IOException {
    Golden.check("arms-appendix.txt", mailable(Samples.ARMS));
  }

  @Test
  void isSealedForContaminatedForks() throws IOException {
    Golden.check("noisy-appendix.txt", mailable(Samples.NOISY));
  }

  @Test
  void comparesOnlyForksAtTheSameDistance() throws IOException {
    Golden.check("moved-appendix.txt", mailable(Samples.MOVED));
  }

  @Test
  void isSealedForPacedCalls() throws IOException {
    Golden.check("paced-appendix.txt", mailable(Samples.calls(Samples.PACED)));
  }

  @Test
  void withoutContaminatedForksNothingIsLeftOut() throws IOException {
    Path run = Samples.copy(Samples.NOISY, results);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.at("/settings/contamination"))
                .put("stealPercent", 100)
                .put("foreignPercent", 100)
                .put("involuntarySwitches", 1e6)
                .put("migrations", 100)
                .put("loadPerCpu", 100));
    assertThat(mailable(run))
        .contains("None of 44 forks is contaminated.")
        .doesNotContain("with them in", "Contaminated, by");
  }

  @Test
  void aRunThatDeclaredNoRuleSaysSo() {
    assertThat(mailable(Samples.TWO_CPUS))
        .contains("No rule was declared before this run: none of its 36 forks is left");
  }

  @Test
  void theAnswerIsOneSentenceOnCostAndOneOnCorrectness() {
    assertThat(mailable(Samples.calls(Samples.BOTH)))
        .containsPattern(
            "(?s)Cost, with 95 % intervals: in\\s+storm \\(back to back.*\\) at 2 CPUs .*; in\\s+broadcast"
                + " \\(back to back.*Correctness, checked");
  }

  @Test
  void everySectionHasItsPlace() {
    assertThat(mailable(Samples.calls(Samples.BOTH)).lines().filter(l -> l.matches("[A-Z].*")))
        .filteredOn(line -> !line.matches("(Cost,|Correctness, checked on|Still open;).*"))
        .containsExactly(
            "The question",
            "The answer",
            "Speed: geometric mean of n forks, with its 95 % interval",
            "Correctness, checked before the timing",
            "Speed as a ratio, within blocks: above 1 is faster than the baseline",
            "The same in nanoseconds a call, and as a share of the kernel's own",
            "Java against C: the effect of the language",
            "Latency: how long single calls took, from begin to return",
            "Steady state: forks by what their speed did",
            "Fairness: how evenly the callers shared the calls",
            "Correctness, audited in the timed iterations",
            "The races, step by step",
            "Architectures",
            "Set-up",
            "Threats to validity: what the figures mean, and what they do not",
            "How to repeat it",
            "The error of the instrument: the same thing twice (A/A), and the machine",
            "Run order and noise",
            "Footnotes");
  }

  @Test
  void theRacesArePrintedInFullAsTheyWereReplayed() {
    String text = mailable(Samples.calls(Samples.BOTH));
    assertThat(text)
        .contains("Written schedules replay each race")
        .contains("\n  CPU A                   CPU B                   CPU C\n");
    RunReader.read(Samples.BOTH, false).check().orElseThrow().interleavings().stream()
        .flatMap(race -> race.lines().stream())
        .forEach(line -> assertThat(text).contains("\n  " + line + "\n"));
  }

  @Test
  void aRunWithoutACheckSaysSo() {
    assertThat(mailable(Samples.TWO_CPUS))
        .contains("Correctness: no check is stored", "No check is stored with this run.")
        .doesNotContain("step by step");
  }

  @Test
  void aRunOfBroadcastAloneHasAnAppendixToo() {
    assertThat(mailable(List.of(Samples.broadcast(Samples.BOTH))))
        .contains("intervals: in broadcast (back to back: two CPUs fall")
        .doesNotContain("Storm:");
  }

  @Test
  void beginsWithTheQuestion() {
    assertThat(mailable(Samples.TWO_CPUS))
        .startsWith("The question\n\n  Were the spinlocks so bad?");
  }

  @Test
  void twoCpusGiveNoBound() {
    assertThat(mailable(Samples.TWO_CPUS))
        .contains("cannot show a race here")
        .doesNotContain("e-7", "e-8");
  }

  @Test
  void missingFactsOfTheHostAreNotKnownHere() {
    assertThat(mailable(Samples.TWO_CPUS)).contains("governor: not known here");
  }

  @Test
  void strangeNamesOfMachinesStayAsciiAndNarrow() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, results);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("environment"))
                .put("cpuModel", "K\u00fcche\u2122\t" + "x".repeat(40) + " " + "y".repeat(100))
                .put("kernel", "6.1\n7"));
    assertThat(mailable(run)).contains("K?che? xxx", "6.1 7");
  }

  private static String mailable(Path run) {
    return mailable(List.of(Samples.storm(run)));
  }

  private static String mailable(List<Findings> all) {
    String text = PlainText.of(Appendix.of(all.get(0).run(), all, new Pictures(), List.of()));
    assertThat(text.lines()).allMatch(line -> line.length() <= 72, "at most 72 columns");
    assertThat(text).matches("[ -~\\n]*");
    return text;
  }
}
