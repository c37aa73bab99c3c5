// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.explore.local.Weakening;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * A search that leaves nothing out but rounds of wait loops finds the same: the same broken
 * invariants, and the same ends.
 */
@Tag("slow")
class ReductionTest {

  private static final Bound BOUND = new Bound(1_000_000);

  static Stream<Arguments> cases() {
    Stream<Arguments> all =
        Stream.of(MemoryModel.TSO, MemoryModel.WEAK).map(model -> Arguments.of("A=B,B;B=A", model));
    return Stream.concat(
        all,
        Stream.of(
            Arguments.of("A=BC", MemoryModel.SC), Arguments.of("A=Bn,B", MemoryModel.WEAK_JAVA)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSearchWithoutReductionsFindsTheSame(String program, MemoryModel model) {
    for (KernelVersion version : KernelVersion.values()) {
      CellSetup setup =
          new CellSetup(Kernel.of(version), program, model, LockKind.TICKET, MaskPlace.INLINE);
      Subject reduced = setup.subject(Weakening.NONE);
      Subject whole = new Subject(reduced.boot(), reduced.program(), model, Weakening.NONE, false);

      Search.Result few = new Search(reduced, BOUND, true, () -> false).run();
      Search.Result all = new Search(whole, BOUND, true, () -> false).run();

      assertThat(few.complete() && all.complete()).as(version.id()).isTrue();
      assertThat(few.outcomes()).as(version.id()).isNotEmpty().isEqualTo(all.outcomes());
      assertThat(few.found().keySet()).as(version.id()).isEqualTo(all.found().keySet());
    }
  }
}
