// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.Golden;
import smpcall.analysis.Samples;

class AppendixTest {
  @TempDir private Path results;

  @Test
  void isSealedForTwoCpus() throws IOException {
    Golden.check("two-cpus-appendix.txt", mailable(Samples.TWO_CPUS));
  }

  @Test
  void isSealedForSeveralNumbersOfCpus() throws IOException {
    Golden.check("eight-cpus-appendix.txt", mailable(Samples.EIGHT_CPUS));
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
    String text = Appendix.of(Samples.storm(run));
    assertThat(text.lines()).allMatch(line -> line.length() <= 72, "at most 72 columns");
    assertThat(text).matches("[ -~\\n]*");
    return text;
  }
}
