// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.Golden;
import smpcall.analysis.Samples;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Markdown;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;

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
    List<Block.Picture> pictures =
        List.of(new Block.Picture("A picture [of it]", "twins/storm-ratio.png"));
    Golden.check("both-appendix.md", Markdown.of(Appendix.of(both, pictures)));
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
  void isSealedForContaminatedForks() throws IOException {
    Golden.check("noisy-appendix.txt", mailable(Samples.NOISY));
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
  void theVerdictOnTheStormIsTheFirst() {
    assertThat(mailable(Samples.calls(Samples.BOTH)))
        .containsPattern(
            "(?s)^Verdict: were the spinlocks so bad\\?.*Verdict:.* for one caller\\?");
  }

  @Test
  void aRunOfBroadcastAloneHasAnAppendixToo() {
    assertThat(mailable(List.of(Samples.broadcast(Samples.BOTH))))
        .startsWith("Verdict: were the spinlocks so bad for one caller?")
        .doesNotContain("Storm:");
  }

  @Test
  void beginsWithTheVerdict() {
    assertThat(mailable(Samples.TWO_CPUS)).startsWith("Verdict: were the spinlocks so bad?");
  }

  @Test
  void twoCpusGiveNoBound() {
    assertThat(mailable(Samples.TWO_CPUS))
        .contains("cannot show it here")
        .doesNotContain("e-7", "e-8");
  }

  @Test
  void whatTheHostDoesNotTellIsNotKnownHere() {
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
    String text = PlainText.of(Appendix.of(all, List.of()));
    assertThat(text.lines()).allMatch(line -> line.length() <= 72, "at most 72 columns");
    assertThat(text).matches("[ -~\\n]*");
    return text;
  }
}
