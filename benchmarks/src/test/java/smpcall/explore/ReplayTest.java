// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.audit.Invariant;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.table.VerdictTable;
import smpcall.explore.trace.Breach;
import smpcall.explore.trace.Step;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/** A shortest schedule can be replayed from its token, on what it was found in and elsewhere. */
class ReplayTest {

  private static final Bound BOUND = new Bound(1_000_000);

  private static Cell cell(String kernel, String program, MemoryModel model) {
    CellSetup setup =
        new CellSetup(
            Kernel.find(kernel).orElseThrow(), program, model, LockKind.TICKET, MaskPlace.INLINE);
    return Cell.explore(setup, BOUND, () -> false);
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void aTokenBreaksTheSameAgain(MemoryModel model) {
    Cell cell = cell("patched", "A=BC;B=A1!", model);

    ReplayToken token = ReplayToken.parse(cell.token());
    Replayer.Replayed again = Replayer.choices(token.setup().subject(), token.choices());

    assertThat(cell.shown()).isEqualTo(Invariant.RETURNS);
    assertThat(token.text()).isEqualTo(cell.token());
    assertThat(again.misfit()).isNull();
    assertThat(again.steps()).isEqualTo(cell.schedules().get(cell.shown()).steps());
    assertThat(again.breaches()).extracting(Breach::invariant).contains(Invariant.RETURNS);
  }

  @Test
  void aVersionThatCannotFollowSaysWhere() {
    Cell cell = cell("patched", "A=BC;B=A1!", MemoryModel.SC);

    ReplayToken token = ReplayToken.parse(cell.token());
    CellSetup other =
        new CellSetup(
            Kernel.find("linux-4.14").orElseThrow(),
            token.setup().scenario(),
            token.setup().model(),
            LockKind.TICKET,
            MaskPlace.INLINE);
    Replayer.Replayed replayed = Replayer.choices(other.subject(), token.choices());

    assertThat(replayed.misfit()).matches("step \\d+ does not fit: [A-C] .*");
  }

  @Test
  void everyLoadNamesTheStepWhoseStoreItSees() {
    Cell cell = cell("destination", "A=Cn;B=Cn", MemoryModel.TSO);

    List<Step> steps = cell.schedules().get(cell.shown()).steps();

    assertThat(steps.stream().filter(step -> step.text().startsWith("sees ")))
        .isNotEmpty()
        .allMatch(step -> step.text().matches(".*\\((initial|\\d+)\\)"));
    assertThat(steps).anyMatch(step -> step.text().endsWith("reaches memory"));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, no token",
    "nobody/reuse/sc/ticket-inline/A, no kernel",
    "patched/reuse/x86/ticket-inline/A, no model",
    "patched/reuse/sc/mcs-inline/A, no lock",
    "patched/reuse/sc/ticket-here/A, no mask place",
    "patched/reuse/sc/ticket-inline/A12.%, no step",
    "patched/reuse/sc/ticket-inline/A99999999999, no step",
  })
  void aWrongTokenIsNamed(String token, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplayToken.parse(token))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3000})
  void aBoundIsSaid(int states) {
    CellSetup setup =
        new CellSetup(
            Kernel.find("spinlock").orElseThrow(),
            "A=B,B;B=A",
            MemoryModel.SC,
            LockKind.TICKET,
            MaskPlace.INLINE);

    Cell cell = Cell.explore(setup, new Bound(states), () -> false);

    assertThat(cell.verdict()).isEqualTo(Cell.Verdict.UNKNOWN);
    assertThat(VerdictTable.words(cell)).startsWith("unknown (after ");
  }
}
