// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

class SimulatedSectionTest {
  private static final List<SimulatedRun> RUNS = SimulatedReader.read(Samples.SIMULATED);

  private static String text(Predicate<SimulatedRun> some, Sources sources) {
    SimulatedStudy study = new SimulatedStudy(RUNS.stream().filter(some).toList());
    return String.join("\n", PlainText.of(SimulatedSection.of(study, sources))) + "\n";
  }

  @Test
  void theSectionIsAsReviewed() throws IOException {
    String text = text(run -> true, Sources.SAME);

    Golden.check("simulated-section.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 72);
  }

  @Test
  void theFirstLineSaysThatTheSourcesAreOthersOrNotCompared() {
    assertThat(text(run -> true, Sources.OTHER).lines().toList().get(2))
        .startsWith("  Simulated (of other sources than this checkout), not measured: ");
    assertThat(text(run -> true, Sources.NOT_COMPARED).lines().toList().get(2))
        .startsWith("  Simulated (sources not compared with this checkout), not");
  }

  @Test
  void otherNumbersOfCpusAreShownWhereTheUsualOnesAreMissing() {
    assertThat(text(run -> run.cpus() == 8 || run.cpus() == 32, Sources.SAME))
        .contains("version      S 8   S 32  B 32", "spinlock    64.0  1,024   992")
        .contains("lockfree  failed      -     -");
  }

  @Test
  void whatWasNotSimulatedIsLeftOut() {
    assertThat(text(SimulatedRun::isDefault, Sources.SAME)).doesNotContain("grid");
    assertThat(text(run -> run.subject().equals("ticket"), Sources.SAME))
        .contains("There is no run of storm or broadcast.")
        .doesNotContain("version", "Time in");
  }
}
