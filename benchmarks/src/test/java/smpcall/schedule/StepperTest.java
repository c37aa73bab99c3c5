// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;
import smpcall.schedule.Event.Kind;

class StepperTest {

  private static final Policy IN_TURN =
      (last, current, runnable) -> Policy.firstRunnable((current + 1) % 2, runnable);

  private final Stepper stepper = new Stepper(IN_TURN);
  private final SteppingMemory memory = new SteppingMemory(8 * Memory.LINE, stepper);
  private final long a = memory.allocate(1);
  private final long b = memory.allocate(1);

  private void waitFor(long address, long value) {
    while (memory.getOpaque(address) != value) {
      memory.relax();
    }
  }

  private void serve() {
    waitFor(b, -1);
  }

  private List<Kind> kinds(Runnable first, Runnable second) {
    return stepper.run(List.of(first, second)).stream().map(Event::kind).toList();
  }

  @Test
  void cpusTakeTurnsStepByStep() {
    List<Event> trace =
        stepper.run(
            List.of(
                () -> {
                  memory.getAndAddInt(a, 1);
                  memory.getAndAddInt(a, 1);
                  serve();
                },
                () -> {
                  memory.getAndAddInt(a, 1);
                  memory.getAndAddInt(a, 1);
                  serve();
                }));

    assertThat(trace).extracting(Event::cpu).startsWith(1, 0, 1, 0);
    assertThat(trace).extracting(Event::after).startsWith(1L, 2L, 3L, 4L);
  }

  @Test
  void aCpuThatWaitsGoesOnWhenTheWordHasChanged() {
    assertThat(
            kinds(
                () -> {
                  waitFor(a, 7);
                  memory.setOpaque(b, 1);
                  serve();
                },
                () -> {
                  waitFor(b, 0);
                  memory.setOpaque(b, 2);
                  memory.setOpaque(a, 7);
                  serve();
                }))
        .containsSubsequence(Kind.WRITE, Kind.WRITE, Kind.WRITE, Kind.WAIT, Kind.WAIT);
  }

  @Test
  void theRunIsOverWhenAllWait() {
    assertThat(kinds(() -> waitFor(a, 1), () -> waitFor(b, 1))).endsWith(Kind.WAIT);
  }

  @Test
  void aCpuThatWalksInACircleIsStopped() {
    memory.describe(a, Long.BYTES, at -> Symbol.of("cfd_data", 0, "next"));
    memory.describe(b, Long.BYTES, at -> Symbol.of("cfd_data", 1, "next"));
    memory.setOpaque(a, b);
    memory.setOpaque(b, a);

    assertThat(
            kinds(
                () -> {
                  for (long at = a; ; ) {
                    at = memory.getAcquire(at);
                  }
                },
                () -> waitFor(a, 1)))
        .contains(Kind.CIRCLE);
  }

  @Test
  void aWalkThatComesBackBecauseTheListHasChangedIsNoCircle() {
    memory.describe(a, Long.BYTES, at -> Symbol.of("cfd_data", 0, "next"));

    assertThat(
            kinds(
                () -> {
                  memory.getAcquire(a);
                  memory.setOpaque(a, 1);
                  memory.getAcquire(a);
                  serve();
                },
                this::serve))
        .doesNotContain(Kind.CIRCLE);
  }

  @Test
  void anExceptionInAProgramIsReported() {
    RuntimeException mistake = new RuntimeException("a mistake");

    assertThatThrownBy(
            () ->
                stepper.run(
                    List.of(
                        this::serve,
                        () -> {
                          throw mistake;
                        })))
        .hasCause(mistake);
  }

  @Test
  void accessesOutsideACpuAreNoSteps() {
    memory.setOpaque(a, 5);
    assertThat(memory.getOpaque(a)).isEqualTo(5);
    assertThat(stepper.run(List.of(this::serve, this::serve)))
        .extracting(Event::kind)
        .containsOnly(Kind.READ, Kind.WAIT);
  }
}
