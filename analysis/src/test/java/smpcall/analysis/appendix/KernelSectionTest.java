// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

class KernelSectionTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.BOTH, results);
  }

  private String appendix() {
    List<Findings> all = Samples.calls(run);
    return PlainText.of(Appendix.of(all.get(0).run(), all, new Pictures(), List.of()));
  }

  private List<String> notes() {
    return Footnotes.of(Samples.calls(run)).stream().map(Footnote::text).toList();
  }

  /** The sample's kernel makes a tenth of the calls of spinlock, in every block. */
  @Test
  void theKernelIsComparedWithTheModelsOnTheSameCpusInTheSameBlocks() throws IOException {
    SampleCases.addKernel(run, 6, 1);

    assertThat(appendix())
        .contains("How far the models are from the real thing")
        .containsPattern("spinlock +2 +10\\.0 +\\[10\\.0, 10\\.0] +6\\n")
        .containsPattern("floor +2 +2[0-9]\\.[0-9] +\\[2[0-9]\\.[0-9], 2[0-9]\\.[0-9]] +6\\n")
        .containsPattern("1\\.00 function-call interrupts at each\\s+call, for 1 called CPU: they");
    assertThat(notes()).noneMatch(note -> note.contains("interrupts at each call"));
  }

  @Test
  void fewBlocksGivePointsOnly() throws IOException {
    SampleCases.addKernel(run, 2, 1);

    assertThat(appendix()).containsPattern("spinlock +2 +10\\.0 +n too small: 10\\.0 10\\.0 +2\\n");
  }

  @Test
  void theKernelHasASpeedAndNoAudit() throws IOException {
    SampleCases.addKernel(run, 6, 1);

    assertThat(appendix()).containsOnlyOnce("kernel against").containsPattern("\n +kernel +2 ");
    String correctness =
        appendix().split("(?m)^Correctness, audited")[1].split("How far the models")[0];
    assertThat(correctness).doesNotContainPattern("\n +kernel +2").contains("spinlock");
  }

  @Test
  void interruptsThatDidNotHappenAreAFootnote() throws IOException {
    SampleCases.addKernel(run, 6, 0.8);

    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "kernel at 2 CPUs: 0.80 function-call interrupts at each call, not 1: some of"));
  }

  @Test
  void interruptsOfOthersAreAFootnote() throws IOException {
    SampleCases.addKernel(run, 6, 1.2);

    assertThat(notes()).anyMatch(note -> note.endsWith("made such calls meanwhile."));
  }

  @Test
  void uncountedInterruptsAreNamed() throws IOException {
    SampleCases.addKernel(run, 6, -1);

    assertThat(appendix().replaceAll("\\s+", " ")).contains("whether they happened is not known");
  }

  @Test
  void aRowThatCouldNotBeMeasuredSaysWhy() throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root)
                .putArray("omitted")
                .addObject()
                .put("workload", "broadcast")
                .put("variant", "kernel")
                .put("reason", "the kernel refuses membarrier"));

    assertThat(notes())
        .contains("There is no row kernel in broadcast: the kernel refuses membarrier.");
  }
}
