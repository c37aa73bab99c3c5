// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import smpcall.explore.local.Operation.Kind;
import smpcall.explore.program.Program;
import smpcall.explore.program.Task;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.DelayPoint;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * Runs the code of a frame from its beginning, in one thread, on a record of the values that it
 * read. The code is that of the port, unchanged.
 */
final class FrameRunner {

  /** Ends the code behind a warning that stops the machine. */
  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the machine is stopped", null, false, false);
    }
  }

  private static final Died DIED = new Died();

  private final Program program;
  private final RecordedMemory memory;
  private final Machine machine;
  private final Smp smp;
  private final List<Task> calls;
  private final long[] functions;
  private final Cpumask[] masks;
  private final long[] maskAddresses;
  private final long[] results;
  private Operation operation;
  private String failure;
  private int reads;
  private int writes;

  FrameRunner(Function<Machine, Smp> boot, Program program, Words words, Weakening weakening) {
    this.program = program;
    calls = program.calls();
    memory = new RecordedMemory(capacity(program), words, weakening);
    machine = new Machine(memory, program.cpus());
    smp = boot.apply(machine);
    machine.handle(new Handlers());
    functions = new long[calls.size()];
    masks = new Cpumask[calls.size()];
    maskAddresses = new long[calls.size()];
    results = new long[calls.size()];
    for (int call = 0; call < functions.length; call++) {
      int number = call;
      functions[call] = machine.addressOf((cpu, info) -> function(cpu, number, info));
      maskAddresses[call] = mask(program.sender(call), calls.get(call).cpus());
      masks[call] = Cpumask.at(memory, maskAddresses[call], program.cpus());
      results[call] = results(program.sender(call));
    }
    machine.setDelayHook((cpu, point) -> at(point));
    machine.setWarningListener((cpu, warning) -> warned(warning));
    memory.booted();
  }

  static int capacity(Program program) {
    return 2 * Machine.capacity(program.cpus()) + 4 * Memory.LINE * program.calls().size();
  }

  private long mask(int owner, int cpus) {
    Symbol symbol = Symbol.of("caller", owner, "mask");
    long address = memory.allocate(Cpumask.bytes(program.cpus()));
    memory.describe(address, Long.BYTES, at -> symbol);
    memory.setOpaque(address, cpus);
    return address;
  }

  private long results(int owner) {
    long bytes = (long) program.cpus() * Integer.BYTES;
    long address = memory.allocate(bytes);
    memory.describe(
        address, bytes, at -> new Symbol("caller", owner, (int) at / Integer.BYTES, "result"));
    return address;
  }

  private final class Handlers implements InterruptHandlers {
    @Override
    public void genericSmpCallFunctionInterrupt(Cpu cpu) {
      interrupt(Frame.CALL_FUNCTION);
    }

    @Override
    public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
      interrupt(Frame.CALL_FUNCTION_SINGLE);
    }
  }

  private void interrupt(int handler) {
    memory.step(new Operation(Kind.INTERRUPT, 0, handler, 0));
  }

  private void at(DelayPoint point) {
    if (point == DelayPoint.BEFORE_IPI) {
      reads = memory.reads();
      writes = memory.writes();
    } else if (point == DelayPoint.BEFORE_WAIT && hasOnlyRead()) {
      memory.occur(Occurrence.INTERRUPTS_NOBODY);
    }
    memory.occur(Occurrence.at(point));
  }

  /** Whether a sender has read a mask since {@link DelayPoint#BEFORE_IPI}, and stored nothing. */
  private boolean hasOnlyRead() {
    return memory.reads() > reads && memory.writes() == writes;
  }

  private void warned(Warning warning) {
    memory.occur(Occurrence.warned(warning));
    if (warning.stopsMachine()) {
      throw DIED;
    }
  }

  private void function(Cpu cpu, int call, long info) {
    if (program.nested()) {
      cpu.takeInterrupts();
    }
    memory.occur(new Occurrence(Occurrence.Kind.RUN, call, info));
    if (program.results()) {
      memory.setIntOpaque(results[call] + (long) cpu.id * Integer.BYTES, 1);
    }
  }

  /** Runs a frame on a record; its next operation is then {@link #operation}. */
  void run(Frame frame, long[] record, int length) {
    memory.play(record, length);
    Cpu cpu = machine.cpu(frame.cpu());
    cpu.forgetLocks();
    failure = null;
    try {
      code(frame, cpu);
      operation = Operation.of(Kind.END);
    } catch (RecordedMemory.Left e) {
      operation = memory.next();
    } catch (Died e) {
      operation = Operation.of(Kind.DEATH);
    } catch (RuntimeException | AssertionError e) {
      failure = e.toString();
      operation = Operation.of(Kind.OOPS);
    }
    if (!memory.isConsumed()) {
      throw new IllegalStateException(frame + " went another way than before: " + memory);
    }
  }

  private void code(Frame frame, Cpu cpu) {
    switch (frame.code()) {
      case Frame.IDLE -> {
        while (true) {
          cpu.cpuRelax();
        }
      }
      case Frame.CALL_FUNCTION -> smp.genericSmpCallFunctionInterrupt(cpu);
      case Frame.CALL_FUNCTION_SINGLE -> smp.genericSmpCallFunctionSingleInterrupt(cpu);
      default -> task(program.tasks().get(cpu.id).get(frame.code()), cpu);
    }
  }

  private void task(Task task, Cpu cpu) {
    int call = task.call();
    if (task.kind() == Task.Kind.SHRINK_MASK) {
      memory.setOpaque(maskAddresses[call], task.cpus());
      return;
    }
    smp.smpCallFunctionMany(cpu, masks[call], functions[call], Program.info(call), task.waits());
    if (program.results() && task.waits()) {
      for (int target = 0; target < program.cpus(); target++) {
        if ((task.cpus() >>> target & 1) != 0) {
          long result = memory.getIntOpaque(results[call] + (long) target * Integer.BYTES);
          memory.occur(new Occurrence(Occurrence.Kind.RESULT, call, result));
        }
      }
    }
  }

  /** The operation at which the code was left. */
  Operation operation() {
    return operation;
  }

  /** The place of the operation, or null. */
  Site site() {
    return memory.site();
  }

  /** The list entry that the code reached last, or NULL. */
  long entry() {
    return memory.entry();
  }

  /** What occurred before the operation, behind the last value of the record. */
  Occurrence[] occurrences() {
    return memory.occurrences();
  }

  /** What the code failed with, or null. */
  String failure() {
    return failure;
  }

  /** What is not at rest in a memory. */
  List<String> leftovers(LongUnaryOperator contents) {
    List<String> found = new ArrayList<>();
    memory.reading(contents, () -> found.addAll(smp.leftovers()));
    return found;
  }
}
