// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import smpcall.machine.Cpu;
import smpcall.machine.Function;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.simulate.cache.Caches;
import smpcall.simulate.cache.Traffic;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.setting.SimulatedHost;

/** A {@link Machine} of simulated CPUs, and what they did. */
public final class SimulatedMachine {

  /**
   * What was counted up to a time.
   *
   * @param time simulated time, in picoseconds
   * @param counts what the CPUs executed
   * @param traffic what went between their caches
   * @param shares what they spent their time on, in picoseconds
   */
  public record Snapshot(long time, Counts counts, Traffic traffic, Map<TimeShare, Long> shares) {

    /** The same since an earlier one. */
    public Snapshot since(Snapshot earlier) {
      Map<TimeShare, Long> difference = new EnumMap<>(TimeShare.class);
      shares.forEach((share, sum) -> difference.put(share, sum - earlier.shares.get(share)));
      return new Snapshot(
          time - earlier.time,
          counts.since(earlier.counts),
          traffic.since(earlier.traffic),
          difference);
    }
  }

  private final SimulatedMemory memory;
  private final Multiprocessor processor;
  private final InterruptModel interrupts;
  private final Machine machine;

  /** Makes a machine; nothing runs on it yet. */
  public SimulatedMachine(int cpus, SimulatedHost host, InterruptModel interrupts, long seed) {
    this.interrupts = interrupts;
    memory = new SimulatedMemory(Machine.capacity(cpus), cpus, host, interrupts, seed);
    processor = memory.processor();
    machine = new Machine(memory, cpus);
    memory.takeInterruptsBy(cpu -> machine.cpu(cpu).takeInterrupts());
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** Sets the interrupt handlers of its kernel, which take time to enter and to leave. */
  public void handle(InterruptHandlers handlers) {
    machine.handle(
        new InterruptHandlers() {
          @Override
          public void genericSmpCallFunctionInterrupt(Cpu cpu) {
            enter(cpu);
            handlers.genericSmpCallFunctionInterrupt(cpu);
            leave(cpu);
          }

          @Override
          public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
            enter(cpu);
            handlers.genericSmpCallFunctionSingleInterrupt(cpu);
            leave(cpu);
          }
        });
  }

  private void enter(Cpu cpu) {
    Core core = processor.core(cpu.id);
    core.inHandler = true;
    core.listLoads = 0;
    core.queued = 0;
    processor.counts.count(Event.HANDLER);
    spendOnInterrupt(core, processor.costs.enter());
  }

  private void leave(Cpu cpu) {
    Core core = processor.core(cpu.id);
    processor.counts.add(Event.ENTRY, core.entries());
    spendOnInterrupt(core, processor.costs.exit());
    core.inHandler = false;
  }

  private void spendOnInterrupt(Core core, long time) {
    if (interrupts != InterruptModel.WORD) {
      processor.spend(core, TimeShare.INTERRUPT, time);
      processor.letOthersRun(core);
    }
  }

  /** The address of a function that takes time, for a kernel on this machine. */
  public long addressOf(Function function) {
    return machine.addressOf(
        (cpu, info) -> {
          processor.counts.count(Event.FUNCTION);
          Core core = processor.core(cpu.id);
          processor.spend(core, TimeShare.FUNCTION, processor.costs.function());
          processor.letOthersRun(core);
          function.run(cpu, info);
        });
  }

  /** Begins a call: what the CPU waits for now is its end. */
  public void callBegins(Cpu cpu) {
    processor.core(cpu.id).calls = true;
  }

  /** Ends a call. */
  public void callReturned(Cpu cpu) {
    processor.core(cpu.id).calls = false;
    processor.counts.count(Event.CALL);
  }

  /** Lets a CPU work on its own for a time, in picoseconds. */
  public void work(Cpu cpu, long time) {
    Core core = processor.core(cpu.id);
    processor.spend(core, TimeShare.WORK, time);
    processor.letOthersRun(core);
  }

  /**
   * Runs all CPUs to the end of their programs.
   *
   * @param limit simulated time, in picoseconds, after which {@code supervisor} ends it
   */
  public void run(Consumer<Cpu> program, Supervisor supervisor, long limit) {
    processor.run(cpu -> program.accept(machine.cpu(cpu)), supervisor, limit);
  }

  /** What was counted so far. */
  public Snapshot snapshot() {
    processor.account(processor.now);
    Map<TimeShare, Long> shares = new EnumMap<>(TimeShare.class);
    for (TimeShare share : TimeShare.values()) {
      long sum = 0;
      for (int cpu = 0; cpu < processor.cpus(); cpu++) {
        sum += processor.core(cpu).times[share.ordinal()];
      }
      shares.put(share, sum);
    }
    return new Snapshot(
        processor.now, processor.counts.copy(), processor.caches.traffic().copy(), shares);
  }

  /** Transfers and upgrades by the field that was accessed, without those that have none. */
  public Map<String, Long> byField(Traffic traffic) {
    Map<String, Long> byField = new TreeMap<>();
    for (int field = 0; field < processor.caches.fields().count(); field++) {
      if (traffic.ofField(field) > 0) {
        byField.put(processor.caches.fields().name(field), traffic.ofField(field));
      }
    }
    return byField;
  }

  /** Whether what was counted by kind is what was counted at the lines. */
  public boolean countsAgree() {
    Caches caches = processor.caches;
    return caches.traffic().total() == caches.totalOfLines()
        && caches.traffic().invalidations() == caches.invalidationsOfLines();
  }
}
