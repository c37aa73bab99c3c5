// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smpcall.explore.Cell;
import smpcall.explore.CellSetup;
import smpcall.explore.Search;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

class ExploreProgressTest {

  private static Cell cell(long seconds) {
    CellSetup setup =
        new CellSetup(
            Kernel.of(KernelVersion.PATCHED),
            "reuse",
            MemoryModel.SC,
            LockKind.TICKET,
            MaskPlace.INLINE);
    long nanos = seconds * 1_000_000_000;
    return new Cell(
        setup,
        new Search.Result(true, false, 2_000_000, 9, 1, 0, nanos, Map.of(), Set.of(), Set.of()),
        Map.of());
  }

  @Test
  void aLineHasTheCellAndAnEstimateFromTheMeanOfThoseThatAreDone() {
    ExploreProgress progress = new ExploreProgress(4, 1);

    assertThat(progress.line(cell(10)))
        .isEqualTo(
            "[1/4] patched reuse sc: right (all 2,000,000 states); 10.0 s, 0.20 million states/s;"
                + " about 30 s left");
    assertThat(progress.line(cell(20))).endsWith("; about 30 s left");
    assertThat(progress.line(cell(600))).endsWith("; about 4 min left");
  }

  @Test
  void searchesAtATimeShareTheRest() {
    ExploreProgress progress = new ExploreProgress(5, 2);

    assertThat(progress.line(cell(10))).endsWith("; about 20 s left");
  }

  @Test
  void atTheEndNothingIsLeft() {
    ExploreProgress progress = new ExploreProgress(1, 2);

    assertThat(progress.line(cell(10))).endsWith("million states/s");
  }
}
