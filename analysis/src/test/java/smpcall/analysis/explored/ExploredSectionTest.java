// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Exploration.Ordering;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

class ExploredSectionTest {
  private static final Exploration CELLS =
      ExplorationReader.read(Samples.EXPLORED.resolve("cells.json"));
  private static final List<Ordering> ORDERINGS =
      ExplorationReader.read(Samples.EXPLORED.resolve("ablation.json")).ablation();

  private static String text(List<Ordering> ablation, Sources sources) {
    return String.join("\n", PlainText.of(ExploredSection.of(CELLS, ablation, sources))) + "\n";
  }

  @Test
  void theSectionIsAsReviewed() throws IOException {
    String text = text(ORDERINGS, Sources.SAME);

    Golden.check("explored-section.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 72);
  }

  @Test
  void theFirstLineSaysThatTheSourcesAreOthersOrNotCompared() {
    assertThat(text(ORDERINGS, Sources.OTHER).lines().toList().get(2))
        .startsWith("  Explored (of other sources than this checkout): ");
    assertThat(text(ORDERINGS, Sources.NOT_COMPARED).lines().toList().get(2))
        .startsWith("  Explored (sources not compared with this checkout): ");
  }

  @Test
  void nothingIsSaidOfBarriersThatWereNotTakenAway() {
    assertThat(text(List.of(), Sources.SAME)).contains("shared-csd").doesNotContain("barriers");
  }

  @Test
  void aBarrierOfAListIsNotTheMails() {
    Ordering ofList =
        new Ordering(
            "patched", "weak", "smp_wmb at A.b:1 in List.add:2", "needed", Optional.empty());
    assertThat(MailBarrier.lines(List.of(ofList))).isEmpty();

    Ordering own =
        new Ordering("patched", "weak", "smp_wmb at A.b:1", "needed", Optional.of("AT_REST"));
    assertThat(MailBarrier.lines(List.of(own, ofList)))
        .containsExactly("The mail's barriers. In weak: all needed, or a rule breaks: at rest.");
  }
}
