// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smpcall.audit.Invariant;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.Operation;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.trace.Breach;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.DelayPoint;
import smpcall.schedule.Event;
import smpcall.schedule.Scenario.Program;
import smpcall.schedule.Schedule;
import smpcall.schedule.StopPoint;

/** A written schedule that breaks a version is a path of the explored graph. */
class WrittenScheduleTest {

  private static final Program SERVES = (scenario, cpu) -> {};

  /** The mail's race, as {@code Interleaving} has it: the count leaves B out, and A is early. */
  private static Schedule earlyReturn() {
    return new Schedule()
        .then(0, StopPoint.interrupts(1))
        .then(1, StopPoint.waits())
        .then(2, StopPoint.at(DelayPoint.BEFORE_WAIT))
        .then(1, StopPoint.runs(2))
        .then(1, StopPoint.at(DelayPoint.ON_ENTRY))
        .then(0, StopPoint.waits())
        .then(2, StopPoint.waits())
        .then(0, StopPoint.returns())
        .then(0, StopPoint.writes("cpumask", 0))
        .then(1, StopPoint.updates("cpumask", 0))
        .then(0, StopPoint.at(DelayPoint.BEFORE_IPI))
        .then(1, StopPoint.updates("refs", 0))
        .then(1, StopPoint.waits())
        .then(0, StopPoint.returns());
  }

  @Test
  void theMailsRaceIsAPathThatBreaksTheSame() {
    smpcall.schedule.Scenario.Outcome stepped =
        smpcall.schedule.Scenario.run(
            KernelVersion.LOCKFREE,
            KernelConfig.DEFAULT,
            earlyReturn(),
            List.of(
                (scenario, cpu) -> {
                  scenario.call(cpu, true, 1, 2);
                  scenario.call(cpu, true, 1, 2);
                },
                SERVES,
                (scenario, cpu) -> scenario.call(cpu, true, 0, 1)));

    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    int taken = follow(Kernel.of(KernelVersion.LOCKFREE), "A=BC,BC;C=AB", stepped.trace(), broken);

    assertThat(taken).isGreaterThan(100);
    assertThat(broken).contains(Invariant.WAITS_FOR_ALL);
    assertThat(stepped.findings().broken()).contains(Invariant.WAITS_FOR_ALL);
  }

  /** The race of 2026, as {@code Interleaving} has it: A overwrites the call that B has queued. */
  @Test
  void theSharedCsdIsAPathThatBreaksTheSame() {
    smpcall.schedule.Scenario.Outcome stepped =
        smpcall.schedule.Scenario.run(
            CsdOwner.DESTINATION::boot,
            new Schedule()
                .then(0, StopPoint.reads("flags", 1))
                .then(2, StopPoint.returns())
                .then(0, StopPoint.writes("info", 1))
                .then(1, StopPoint.waits())
                .then(0, StopPoint.returns())
                .then(1, StopPoint.waits()),
            List.of(
                (scenario, cpu) -> scenario.call(cpu, false, 1),
                SERVES,
                (scenario, cpu) -> scenario.call(cpu, false, 1)));

    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    int taken = follow(Kernel.of(CsdOwner.DESTINATION), "A=Bn;C=Bn", stepped.trace(), broken);

    assertThat(taken).isGreaterThan(20);
    assertThat(broken).contains(Invariant.RUNS_ONCE);
    assertThat(stepped.findings().broken()).contains(Invariant.RUNS_ONCE);
  }

  /**
   * Takes each step that the explored graph has, too; words that nobody writes have none there.
   *
   * @param broken receives the broken invariants
   * @return number of steps taken
   */
  private static int follow(
      Kernel kernel, String program, List<Event> trace, Set<Invariant> broken) {
    CellSetup setup =
        new CellSetup(kernel, program, MemoryModel.SC, LockKind.TICKET, MaskPlace.INLINE);
    Ground ground = Ground.learned(setup.subject());
    Watch breaches =
        new Watch() {
          @Override
          public void breached(Breach breach) {
            broken.add(breach.invariant());
          }
        };
    ground.transitions.observe(breaches);
    GlobalState state = ground.state();
    GlobalState next = ground.state();
    ground.transitions.start(state);
    int taken = 0;
    for (Event event : trace) {
      int number = matching(ground, state, event);
      ground.transitions.observe(breaches);
      if (number >= 0) {
        ground.transitions.expand(state, (each, made) -> next.copyFrom(made), number);
        state.copyFrom(next);
        taken++;
      }
    }
    return taken;
  }

  private static int matching(Ground ground, GlobalState state, Event event) {
    if (event.symbol() == null) {
      return -1;
    }
    List<Choice> choices = ground.transitions.choices(state);
    List<Integer> matching = new ArrayList<>();
    for (int number = 0; number < choices.size(); number++) {
      Choice choice = choices.get(number);
      if (choice.cpu() == event.cpu()) {
        Operation operation = operation(ground, state, number);
        if (event.symbol().equals(ground.words.symbol(operation.address()))
            && event.kind() == kind(operation)) {
          matching.add(number);
        }
      }
    }
    assertThat(matching).hasSizeLessThanOrEqualTo(1);
    return matching.isEmpty() ? -1 : matching.get(0);
  }

  /** The operation that a transition does; seen by doing it, for nothing. */
  private static Operation operation(Ground ground, GlobalState state, int number) {
    Operation[] seen = new Operation[1];
    ground.transitions.observe(
        new Watch() {
          @Override
          public void operation(int cpu, LocalState at, long result, int source, boolean changes) {
            seen[0] = changes ? at.operation : seen[0];
          }
        });
    ground.transitions.expand(state, (each, made) -> {}, number);
    return seen[0];
  }

  private static Event.Kind kind(Operation operation) {
    if (operation.kind().isUpdate()) {
      return Event.Kind.UPDATE;
    }
    return operation.kind().isRead() ? Event.Kind.READ : Event.Kind.WRITE;
  }
}
