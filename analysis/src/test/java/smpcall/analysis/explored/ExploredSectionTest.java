// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import smpcall.analysis.document.Block;
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
    Ordering ofList = ordering("smp_wmb at A.send:1 in List.add:2", "needed", "AT_REST");
    assertThat(new BarrierTable(List.of(ofList)).blocks())
        .hasSize(1)
        .hasOnlyElementsOfType(Block.Folded.class);

    Ordering own = ordering("smp_rmb at A.callInterrupt:1", "needed", "AT_REST");
    assertThat(((Block.Table) new BarrierTable(List.of(own, ofList)).blocks().get(0)).rows())
        .containsExactly(
            List.of("smp_rmb, handler, line 1", "-", "needed", "\"at rest\" is broken"));
  }

  private static Ordering ordering(String ordering, String verdict, String prevents) {
    return new Ordering(
        "patched",
        "weak",
        ordering,
        verdict,
        Optional.of(prevents),
        Optional.of("A=B"),
        OptionalInt.of(7));
  }
}
