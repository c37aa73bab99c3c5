// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.List;
import smpcall.audit.Invariant;
import smpcall.explore.local.Edge;
import smpcall.explore.local.Frame;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.LocalStates;
import smpcall.explore.local.Occurrence;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Operation.Kind;
import smpcall.explore.local.Position;
import smpcall.explore.program.CpuNames;
import smpcall.explore.program.Program;
import smpcall.explore.program.Task;
import smpcall.explore.trace.Breach;
import smpcall.memory.Symbol;

/**
 * The transitions between states: a CPU does its next operation that others can see, and then all
 * that nobody can see, or the memory stores something that a CPU has written.
 */
final class Transitions {

  /** Far more than a CPU does without an operation that others can see. */
  private static final int LOCAL = 20_000;

  /** Receives the successors of a state. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param number number of the transition among those of the state, from 0
     */
    void next(int number, GlobalState state);
  }

  private final LocalStates locals;
  private final Program program;
  private final boolean reducing;
  private final GlobalState next;
  private final Task[] calls;
  private final int[] always;
  private Watch observer = new Watch();

  Transitions(LocalStates locals, Program program, boolean reducing, GlobalState like) {
    this.locals = locals;
    this.program = program;
    this.reducing = reducing;
    next = like.fresh();
    calls = program.calls().toArray(new Task[0]);
    always = new int[calls.length];
    for (int call = 0; call < calls.length; call++) {
      always[call] = program.always(call);
    }
  }

  void observe(Watch by) {
    observer = by;
  }

  /** Makes the state after boot. */
  void start(GlobalState state) {
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      state.push(cpu, begin(cpu, -1));
    }
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      runLocally(state, cpu);
    }
    settle(state);
  }

  private Position begin(int cpu, int task) {
    Frame frame = locals.next(cpu, task);
    if (frame.code() >= 0) {
      Task its = program.tasks().get(cpu).get(frame.code());
      if (its.kind() == Task.Kind.CALL) {
        observer.began(cpu, its.call());
      }
    }
    return locals.begin(frame).position();
  }

  /**
   * Makes every successor.
   *
   * @return the number of transitions
   */
  int expand(GlobalState state, Receiver receiver) {
    return expand(state, receiver, -1);
  }

  /** Makes the successor of that number, or every one for -1. */
  int expand(GlobalState state, Receiver receiver, int only) {
    if (state.isEnded()) {
      return 0;
    }
    int number = 0;
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      for (LocalState at : state.top(cpu).states) {
        int ways = ways(state, cpu, at);
        for (int way = 0; way < ways; way++) {
          long result = state.memory.result(cpu, at.operation, at.slot, way);
          Edge edge = locals.next(at, result);
          if (staysInLoop(state, cpu, at, way, edge)) {
            continue;
          }
          if (only < 0 || only == number) {
            next.copyFrom(state);
            perform(next, cpu, at, way, edge);
            settle(next);
            receiver.next(number, next);
          }
          number++;
        }
      }
      if (state.memory.canDrain(cpu)) {
        if (only < 0 || only == number) {
          next.copyFrom(state);
          observer.drained(cpu, next.memory.draining(cpu));
          next.memory.drain(cpu);
          if (reducing) {
            runLocally(next, cpu);
          }
          settle(next);
          receiver.next(number, next);
        }
        number++;
      }
    }
    return number;
  }

  /** What can happen in a state, in the order of the numbers of {@link #expand}. */
  List<Choice> choices(GlobalState state) {
    List<Choice> choices = new ArrayList<>();
    if (state.isEnded()) {
      return choices;
    }
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      int index = 0;
      for (LocalState at : state.top(cpu).states) {
        for (int way = 0; way < ways(state, cpu, at); way++) {
          Edge edge = locals.next(at, state.memory.result(cpu, at.operation, at.slot, way));
          if (!staysInLoop(state, cpu, at, way, edge)) {
            choices.add(new Choice(cpu, index++, false));
          }
        }
      }
      if (state.memory.canDrain(cpu)) {
        choices.add(new Choice(cpu, 0, true));
      }
    }
    return choices;
  }

  /** Whether a load leads round a wait loop and leaves everything as it is. */
  private static boolean staysInLoop(
      GlobalState state, int cpu, LocalState at, int way, Edge edge) {
    return edge.isRound() && state.memory.changesNothing(cpu, at.operation, at.slot, way);
  }

  /** Whether an operation accesses the pending word of a CPU. */
  boolean isInterruptOf(int cpu, LocalState at) {
    Symbol symbol = locals.symbol(at.operation.address());
    return symbol != null && symbol.structure().equals("cpu") && symbol.cpu() == cpu;
  }

  private static int ways(GlobalState state, int cpu, LocalState at) {
    return at.operation.kind() == Kind.HALT ? 0 : state.memory.ways(cpu, at.operation, at.slot);
  }

  private void perform(GlobalState state, int cpu, LocalState at, int way, Edge edge) {
    int source = at.slot < 0 ? 0 : state.memory.source(cpu, at.operation, at.slot, way);
    observer.operation(cpu, at, edge.value, source, true);
    state.memory.perform(cpu, at.operation, at.slot, way);
    take(state, cpu, edge);
    runLocally(state, cpu);
  }

  private void take(GlobalState state, int cpu, Edge edge) {
    state.setTop(cpu, edge.to.position());
    for (Occurrence occurrence : edge.occurrences) {
      observer.occurred(cpu, occurrence);
      occur(state, cpu, occurrence);
    }
  }

  /** Goes on until the next operation that others can see, or that must wait. */
  private void runLocally(GlobalState state, int cpu) {
    for (int i = 0; !state.isEnded(); i++) {
      LocalState at = state.top(cpu).states[0];
      Operation operation = at.operation;
      if (state.top(cpu).states.length > 1) {
        return;
      }
      switch (operation.kind()) {
        case END -> end(state, cpu, at.frame);
        case INTERRUPT -> interrupt(state, cpu, (int) operation.operand());
        case DEATH, OOPS, OVERRUN -> fail(state, cpu, at);
        default -> {
          if (!isLocal(state, cpu, at)) {
            return;
          }
          Edge edge = locals.next(at, state.memory.result(cpu, operation, at.slot, 0));
          if (edge.isRound() || i > LOCAL) {
            return;
          }
          observer.operation(cpu, at, edge.value, 0, false);
          state.memory.perform(cpu, operation, at.slot, 0);
          take(state, cpu, edge);
        }
      }
    }
  }

  private void interrupt(GlobalState state, int cpu, int handler) {
    if (state.isFull(cpu)) {
      state.end();
      breach(Invariant.WALK_ENDS, CpuNames.of(cpu) + "'s interrupts nest without an end");
    } else {
      state.push(cpu, locals.begin(new Frame(cpu, handler)).position());
    }
  }

  private boolean isLocal(GlobalState state, int cpu, LocalState at) {
    if (!reducing || at.operation.kind() == Kind.HALT) {
      return false;
    }
    return at.slot >= 0 ? state.memory.isPrivate(at.slot) : state.memory.isLocal(cpu, at.operation);
  }

  private void end(GlobalState state, int cpu, Frame frame) {
    if (frame.isHandler()) {
      state.pop(cpu);
      Edge edge = locals.next(state.top(cpu).states[0], 0);
      take(state, cpu, edge);
      return;
    }
    Task task = program.tasks().get(cpu).get(frame.code());
    if (task.kind() == Task.Kind.CALL) {
      observer.returned(cpu, task.call());
      returned(state, cpu, task);
    }
    state.setTop(cpu, begin(cpu, frame.code()));
  }

  private void returned(GlobalState state, int cpu, Task call) {
    int missing = always[call.call()] & ~state.ran[call.call()];
    if (call.waits() && missing != 0) {
      breach(
          Invariant.WAITS_FOR_ALL,
          CpuNames.of(cpu)
              + "'s call returns before "
              + CpuNames.of(Integer.numberOfTrailingZeros(missing))
              + " has run it");
    }
  }

  private void occur(GlobalState state, int cpu, Occurrence occurrence) {
    switch (occurrence.kind()) {
      case RUN -> run(state, cpu, occurrence.subject(), occurrence.argument());
      case RESULT -> {
        if (occurrence.argument() == 0) {
          breach(
              Invariant.WAITER_SEES_RESULTS,
              CpuNames.of(cpu) + "'s call returns, and a result of it is not to be seen");
        }
      }
      case WARNING -> {
        if (!occurrence.warning().stopsMachine()) {
          breach(
              Invariant.of(occurrence.warning()),
              CpuNames.of(cpu) + " warns: " + occurrence.warning());
        }
      }
      default -> {}
    }
  }

  private void run(GlobalState state, int cpu, int call, long info) {
    String which = "call " + (call + 1) + " of " + CpuNames.of(program.sender(call));
    if (info != Program.info(call)) {
      breach(
          Invariant.RUNS_WHAT_WAS_CALLED,
          CpuNames.of(cpu) + " runs the function of " + which + " with the info of another");
      return;
    }
    if ((state.ran[call] >>> cpu & 1) != 0) {
      breach(Invariant.RUNS_ONCE, CpuNames.of(cpu) + " runs " + which + " again");
    }
    if ((calls[call].cpus() >>> cpu & 1) == 0) {
      breach(
          Invariant.RUNS_NOWHERE_ELSE, CpuNames.of(cpu) + " runs " + which + ", but is no target");
    }
    state.ran[call] |= 1 << cpu;
  }

  private void fail(GlobalState state, int cpu, LocalState at) {
    state.end();
    switch (at.operation.kind()) {
      case DEATH -> {
        boolean deleting = at.frame.isHandler();
        breach(
            deleting ? Invariant.DELETED_AFTER_ADDED : Invariant.ENTRY_UNUSED_WHEN_LOCKED,
            CpuNames.of(cpu)
                + (deleting
                    ? " deletes an entry that is not on the list"
                    : " locks its entry, which is in use"));
      }
      case OVERRUN -> breach(Invariant.WALK_ENDS, CpuNames.of(cpu) + "'s code comes to no end");
      default ->
          breach(Invariant.WALKS_ENTRIES, CpuNames.of(cpu) + " reads garbage: " + at.failure);
    }
  }

  private void breach(Invariant invariant, String text) {
    observer.breached(new Breach(invariant, text));
  }

  /** Notes where in its wait loop each CPU may be. */
  private void settle(GlobalState state) {
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      Position top = state.top(cpu);
      if (top.isWaiting()) {
        state.setTop(cpu, settled(state, cpu, top));
      }
    }
  }

  private Position settled(GlobalState state, int cpu, Position top) {
    Position position = top;
    boolean grown;
    do {
      grown = false;
      for (LocalState at : position.states) {
        if (!at.isWaiting() || !at.operation.kind().isRead()) {
          continue;
        }
        int ways = state.memory.ways(cpu, at.operation, at.slot);
        for (int way = 0; way < ways; way++) {
          if (!state.memory.changesNothing(cpu, at.operation, at.slot, way)) {
            continue;
          }
          Edge edge = locals.next(at, state.memory.result(cpu, at.operation, at.slot, way));
          if (edge.isRound() && !position.contains(edge.to)) {
            position = locals.with(position, edge.to);
            grown = true;
          }
        }
      }
    } while (grown);
    return position;
  }

  /** Whether a CPU has done its program and serves no interrupt. */
  private static boolean isIdle(GlobalState state, int cpu) {
    return state.depth(cpu) == 1 && state.top(cpu).states[0].frame.code() == Frame.IDLE;
  }

  /** What is broken in a state in which nothing more can happen. */
  void judgeEnd(GlobalState state) {
    if (state.isEnded()) {
      return;
    }
    for (int cpu = 0; cpu < state.cpus; cpu++) {
      if (!isIdle(state, cpu)) {
        breach(Invariant.RETURNS, CpuNames.of(cpu) + " waits for ever");
        return;
      }
    }
    for (int call = 0; call < calls.length; call++) {
      int missing = always[call] & ~state.ran[call];
      if (missing != 0) {
        breach(
            Invariant.RUNS_ON_EVERY_TARGET,
            CpuNames.of(Integer.numberOfTrailingZeros(missing))
                + " never runs call "
                + (call + 1)
                + " of "
                + CpuNames.of(program.sender(call)));
      }
    }
    List<String> leftovers = locals.leftovers(address -> state.memory.read(address));
    if (!leftovers.isEmpty()) {
      breach(Invariant.AT_REST, String.join("; ", leftovers));
    }
  }
}
