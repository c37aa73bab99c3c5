// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import smpcall.audit.CallAudit;
import smpcall.audit.Findings;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;
import smpcall.schedule.Event.Kind;

/**
 * A kernel booted for one run, and the programs of its CPUs.
 *
 * <p>After its program a CPU serves interrupts, until no CPU can go on.
 */
public final class Scenario {

  private static final int MAX_CALLS = 64;

  /** The program of a CPU. */
  @FunctionalInterface
  public interface Program {
    /** Runs on {@code cpu}. */
    void run(Scenario scenario, Cpu cpu);
  }

  /**
   * The outcome of a run.
   *
   * @param trace every step
   * @param findings findings of the audit
   */
  public record Outcome(List<Event> trace, Findings findings) {}

  private final Stepper stepper;
  private final Machine machine;
  private final Smp smp;
  private final CallAudit audit;
  private final Cpumask[] masks;

  private Scenario(Function<Machine, Smp> boot, int cpus, Policy policy) {
    stepper = new Stepper(policy);
    Memory memory = new SteppingMemory(2 * Machine.capacity(cpus), stepper);
    machine = new Machine(memory, cpus);
    smp = boot.apply(machine);
    audit = new CallAudit(machine, MAX_CALLS, (cpu, info) -> step(cpu, Kind.RUN, info));
    masks = new Cpumask[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      Symbol symbol = Symbol.of("caller", cpu, "mask");
      long address = memory.allocate(Cpumask.bytes(cpus));
      memory.describe(address, Cpumask.bytes(cpus), at -> symbol);
      masks[cpu] = Cpumask.at(memory, address, cpus);
    }
    machine.setDelayHook((cpu, point) -> stepper.step(Event.at(cpu.id, point)));
  }

  /**
   * Runs until all CPUs wait or one has died.
   *
   * @param programs program of each CPU
   * @throws IllegalStateException when this JVM has no delay points, or a program fails
   */
  public static Outcome run(
      KernelVersion version, KernelConfig config, Policy policy, List<Program> programs) {
    return run(machine -> version.boot(machine, config), policy, programs);
  }

  /**
   * The same for any kernel.
   *
   * @param boot boots the kernel
   */
  public static Outcome run(Function<Machine, Smp> boot, Policy policy, List<Program> programs) {
    return new Scenario(boot, programs.size(), policy).run(programs);
  }

  private Outcome run(List<Program> programs) {
    List<Runnable> threads = new ArrayList<>();
    for (Program program : programs) {
      Cpu cpu = machine.cpu(threads.size());
      threads.add(() -> runAndServe(cpu, program));
    }
    List<Event> trace = stepper.run(threads);
    trace.stream()
        .filter(event -> event.kind() == Kind.CIRCLE)
        .forEach(event -> audit.endlessWalk(event.cpu(), smp.listSnapshot()));
    return new Outcome(trace, audit.close(smp.leftovers()));
  }

  private void runAndServe(Cpu cpu, Program program) {
    program.run(this, cpu);
    while (true) {
      cpu.cpuRelax();
    }
  }

  /** Makes a call of {@code cpu} to those targets. */
  public void call(Cpu cpu, boolean wait, int... targets) {
    BitSet all = setMask(cpu, targets);
    call(cpu, all, all, wait);
  }

  /** Makes a call to those targets, with wait; another CPU may empty its mask meanwhile. */
  public void callWithAnEmptiedMask(Cpu cpu, int... targets) {
    BitSet all = setMask(cpu, targets);
    call(cpu, new BitSet(), all, true);
  }

  /** Empties the mask of the call that {@code caller} makes. */
  public void emptyMask(int caller) {
    masks[caller].clear();
  }

  private BitSet setMask(Cpu cpu, int... targets) {
    BitSet all = new BitSet();
    masks[cpu.id].clear();
    for (int target : targets) {
      masks[cpu.id].setCpu(target);
      all.set(target);
    }
    return all;
  }

  private void call(Cpu cpu, BitSet always, BitSet ever, boolean wait) {
    long info = audit.issue(cpu.id, always, ever, wait);
    step(cpu, Kind.CALL, info);
    smp.smpCallFunctionMany(cpu, masks[cpu.id], audit.function(info), info, wait);
    audit.returned(cpu.id, info);
    step(cpu, Kind.RETURN, info);
  }

  private void step(Cpu cpu, Kind kind, long info) {
    stepper.step(Event.ofCall(cpu.id, kind, CallAudit.sender(info), CallAudit.call(info)));
  }
}
