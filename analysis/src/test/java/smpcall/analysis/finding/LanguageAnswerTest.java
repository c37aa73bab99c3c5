// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.appendix.Pictures;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.sample.PacedRun;
import smpcall.analysis.sample.Samples;

class LanguageAnswerTest {
  private static final String REASON = "there is no cc on this host; install gcc";

  @TempDir private Path scratch;

  @Test
  void versionsThatAgreeNeedNoWords() throws IOException {
    assertThat(LanguageAnswer.of(List.of(with(1.0).storm()))).isEmpty();
    assertThat(LanguageAnswer.of(List.of(Samples.storm(Samples.TWO_CPUS)))).isEmpty();
  }

  @Test
  void oppositeSignsComeFirstWithBothRatios() throws IOException {
    Findings findings = with(1.3).storm();
    String words = LanguageAnswer.of(List.of(findings)).orElseThrow();
    assertThat(words)
        .startsWith(
            "Java and C disagree about 2 of 6 ratios, 2 of them in sign (one in 20 does by chance)")
        .contains(
            "patched at 2 CPUs, gap 1 us in storm, 1.10x [1.10, 1.10] in Java, 0.85x [0.84, 0.85] in"
                + " C (of other sign)");
    assertThat(VerdictLine.of(findings))
        .startsWith(
            "Verdict: were the spinlocks so bad? Java and C disagree about 2 of 6 ratios, 2 of them"
                + " in sign. At 2 CPUs, gap 1 us, ");
    assertThat(Footnotes.of(List.of(findings)))
        .filteredOn(note -> note.text().startsWith("Java and C disagree at 2 CPUs, gap 1 us in"))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.cases())
                    .extracting(StudyCase::id)
                    .containsExactly(
                        "storm-patched-2cpus-gap1000-a", "storm-native-patched-2cpus-gap1000-a"));
  }

  @Test
  void theAppendixSaysItBeforeAnythingElse() throws IOException {
    String text = text(with(1.3).storm());
    assertThat(text.indexOf("Java and C disagree"))
        .isPositive()
        .isLessThan(text.indexOf("Cost, with 95 % intervals"));
  }

  @Test
  void aRunWithoutControlSaysWhy() throws IOException {
    PacedRun run = new PacedRun(scratch).withoutControl().omitControl(REASON);
    assertThat(text(run.storm()))
        .contains(
            "The native control, the same protocol in C, is not in this run: " + REASON + ".");
    assertThat(text(Samples.storm(Samples.TWO_CPUS)))
        .contains(
            "The native control, the same protocol in C, is not in this run. The effect of the");
  }

  /**
   * All versions are 1.1 times as fast as spinlock in Java, and in C but for 1 % more or less;
   * there a call of patched takes longer by a factor.
   */
  private PacedRun with(double factor) throws IOException {
    PacedRun run = new PacedRun(scratch);
    run.set("storm-spinlock-2cpus-gap", fork -> 1100);
    run.set("storm-native-spinlock-2cpus-gap", fork -> 1100);
    for (String version : new String[] {"lockfree", "patched", "linux-2.6.39"}) {
      run.set("storm-" + version + "-2cpus-gap", fork -> 1000);
      double longer = version.equals("patched") ? factor : 1;
      run.set(
          "storm-native-" + version + "-2cpus-gap",
          fork -> 1000 * longer * PacedRun.onePercent(fork));
    }
    return run;
  }

  private static String text(Findings findings) {
    return PlainText.of(Appendix.of(findings.run(), List.of(findings), new Pictures(), List.of()))
        .replaceAll("\\s+", " ");
  }
}
