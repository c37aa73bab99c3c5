// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.bill;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;

/**
 * What one undisturbed call with wait executes, on either side, counted by running the port: the
 * sender sends, the targets handle one after the other, and the sender goes on. It goes once
 * through its waiting loop. No lock is contended.
 *
 * @param version version of the kernel
 * @param targets number of targets
 * @param sender what the sender executes
 * @param handlers what the handlers of all targets execute together
 */
public record CallBill(
    KernelVersion version,
    int targets,
    Map<Instruction, Long> sender,
    Map<Instruction, Long> handlers) {

  /** Runs a call and counts it. An earlier one has brought the kernel into its usual state. */
  public static CallBill of(KernelVersion version, int targets) {
    return new Run(version, targets).count();
  }

  private static final class Run {
    private final KernelVersion version;
    private final int targets;
    private final Machine machine;
    private final CountingMemory memory;
    private final Smp smp;
    private final long function;
    private long[] sender = new long[Instruction.values().length];
    private long[] handlers = new long[Instruction.values().length];
    private int executions;

    Run(KernelVersion version, int targets) {
      this.version = version;
      this.targets = targets;
      int cpus = targets + 1;
      memory = new CountingMemory(Machine.capacity(cpus), this::letTargetsHandle);
      machine = new Machine(memory, cpus);
      smp = version.boot(machine, new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, false));
      function = machine.addressOf((cpu, info) -> executions++);
      machine.handle(new Counted(smp, this));
    }

    private void letTargetsHandle() {
      for (int cpu = 1; cpu <= targets; cpu++) {
        machine.cpu(cpu).takeInterrupts();
      }
    }

    private CallBill count() {
      call();
      Arrays.fill(sender, 0);
      Arrays.fill(handlers, 0);
      executions = 0;
      call();
      if (executions != targets) {
        throw new IllegalStateException(
            version.id() + ": " + executions + " of " + targets + " targets ran the function");
      }
      return new CallBill(version, targets, named(sender), named(handlers));
    }

    private void call() {
      memory.countInto(sender);
      smp.smpCallFunction(machine.cpu(0), function, 0, true);
    }

    private static Map<Instruction, Long> named(long[] counts) {
      Map<Instruction, Long> named = new EnumMap<>(Instruction.class);
      for (Instruction instruction : Instruction.values()) {
        named.put(instruction, counts[instruction.ordinal()]);
      }
      return named;
    }
  }

  /** Counts what happens in a handler as the targets', and the rest as the sender's. */
  private record Counted(Smp smp, Run run) implements InterruptHandlers {

    @Override
    public void genericSmpCallFunctionInterrupt(Cpu cpu) {
      run.memory.countInto(run.handlers);
      smp.genericSmpCallFunctionInterrupt(cpu);
      run.memory.countInto(run.sender);
    }

    @Override
    public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
      run.memory.countInto(run.handlers);
      smp.genericSmpCallFunctionSingleInterrupt(cpu);
      run.memory.countInto(run.sender);
    }
  }
}
