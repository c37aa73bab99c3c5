// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.table.VerdictTable;
import smpcall.explore.trace.Remark;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/** What a search has seen that breaks nothing. */
class RemarkTest {

  /** On three CPUs a target is left that only the sender interrupts, unless the mask shrinks. */
  @ParameterizedTest
  @CsvSource({
    "patched,      INLINE, A=BC;B=AC,      false",
    "patched,      OWN,    'A=BC;B=ACn,A1!C', true",
    "linux-2.6.39, INLINE, 'A=BC;B=ACn,A1!C', true",
    "linux-5.13,   INLINE, 'A=BC;B=ACn,A1!C', false",
    "linux-2.6.38, INLINE, A=BC;B=A1!,     true",
    "linux-2.6.39, INLINE, A=BC;B=A1!,     false",
    "floor,        INLINE, A=BC;B=A1!,     false"
  })
  void aSenderThatInterruptsNobodyIsARemarkAndNoVerdict(
      String kernel, MaskPlace mask, String program, boolean seen) {
    CellSetup setup =
        new CellSetup(
            Kernel.find(kernel).orElseThrow(), program, MemoryModel.SC, LockKind.TICKET, mask);
    Cell cell = Cell.explore(setup, new Bound(1_000_000), () -> false);

    assertThat(cell.result().complete()).isTrue();
    assertThat(cell.result().remarks()).isEqualTo(seen ? Set.of(Remark.EMPTY_IPI_MASK) : Set.of());
    assertThat(cell.isAsExpected()).isTrue();
    assertThat(VerdictTable.print(List.of(cell)).contains("  in " + kernel)).isEqualTo(seen);
  }
}
