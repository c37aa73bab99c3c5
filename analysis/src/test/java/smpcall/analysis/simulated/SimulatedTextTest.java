// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

class SimulatedTextTest {
  private static final List<SimulatedRun> RUNS = SimulatedReader.read(Samples.SIMULATED);

  private static String text(List<SimulatedRun> runs) {
    return String.join("\n", PlainText.of(SimulatedText.of(new SimulatedStudy(runs)))) + "\n";
  }

  @Test
  void theTablesAreAsReviewed() throws IOException {
    Golden.check("simulated.txt", text(RUNS));
    Golden.check("simulated-runs.csv", new RunTable(new SimulatedStudy(RUNS)).csv().text());
  }

  /** Several processes write the lines, in the order in which runs end. */
  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    List<SimulatedRun> shuffled = new ArrayList<>(RUNS);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(text(shuffled)).isEqualTo(text(RUNS));
    assertThat(new RunTable(new SimulatedStudy(shuffled)).csv())
        .isEqualTo(new RunTable(new SimulatedStudy(RUNS)).csv());
  }

  @Test
  void theFirstAndTheLastWordsSayWhatItIsNot() {
    String text = text(RUNS);

    assertThat(text).startsWith("Simulated, not measured: ").contains("Not to be read from this");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void whatAFileDoesNotHaveHasNoTable() {
    String standard = text(RUNS.stream().filter(SimulatedRun::isDefault).toList());
    assertThat(standard)
        .contains("runs       22, no grid", "no ratio is shown", "default only")
        .doesNotContain("faster  same");

    String grid = text(RUNS.stream().filter(run -> !run.isDefault()).toList());
    assertThat(grid).contains("patched    32").doesNotContain("Growth of line transfers");

    String locks = text(RUNS.stream().filter(run -> run.subject().equals("ticket")).toList());
    assertThat(locks)
        .contains("A check of the instrument")
        .doesNotContain("Faster or slower than spinlock");
  }
}
