// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import smpcall.audit.SequenceAudit;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;
import smpcall.machine.Machine;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Workload;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.Parameter;

/**
 * The same run as {@link smpcall.simulate.Simulation} makes, as simply as possible: every access is
 * an event, every round of a waiting loop is run.
 */
final class NaiveRun {

  private static final int WARM_UP_SHARE = 4;
  private static final long MOST_PICOSECONDS = 1_000_000_000_000L;

  private final RunSetup setup;
  private final Clock clock;
  private final Counters counters = new Counters();
  private final NaiveMemory memory;
  private final Machine machine;
  private final Smp smp;
  private final SequenceAudit audit;
  private final long function;
  private final long firstCounted;
  private final long lastCounted;
  private int sendersLeft;
  private Tally begin;
  private Tally counted;

  private NaiveRun(RunSetup setup, long calls) {
    this.setup = setup;
    int cpus = setup.cpus();
    clock = new Clock(cpus, MOST_PICOSECONDS);
    memory =
        new NaiveMemory(
            cpus, clock, counters, setup.host(), setup.interrupts(), this::takeInterrupts);
    machine = new Machine(memory, cpus);
    machine.setWarningListener(
        (cpu, warning) -> {
          throw new IllegalStateException("warning: " + warning);
        });
    KernelConfig config = new KernelConfig(setup.lock(), setup.mask(), false);
    smp = KernelVersion.of(setup.subject()).boot(machine, config);
    machine.handle(new TimedHandlers());
    audit = new SequenceAudit(cpus);
    function = machine.addressOf(this::runFunction);
    sendersLeft = setup.workload() == Workload.BROADCAST ? 1 : cpus;
    firstCounted = Math.max(sendersLeft, calls / WARM_UP_SHARE);
    lastCounted = firstCounted + calls;
  }

  /**
   * Runs it.
   *
   * @param calls counted calls of all CPUs together
   */
  static Tally run(RunSetup setup, long calls) {
    return new NaiveRun(setup, calls).run();
  }

  private final class TimedHandlers implements InterruptHandlers {
    @Override
    public void genericSmpCallFunctionInterrupt(Cpu cpu) {
      enter(cpu);
      smp.genericSmpCallFunctionInterrupt(cpu);
      leave(cpu);
    }

    @Override
    public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
      enter(cpu);
      smp.genericSmpCallFunctionSingleInterrupt(cpu);
      leave(cpu);
    }
  }

  private void enter(Cpu cpu) {
    counters.handlers++;
    memory.core(cpu.id).enterHandler();
    spendOnInterrupt(Parameter.ENTER);
  }

  private void leave(Cpu cpu) {
    counters.entries += memory.core(cpu.id).entries();
    spendOnInterrupt(Parameter.EXIT);
    memory.core(cpu.id).leaveHandler();
  }

  private void spendOnInterrupt(Parameter time) {
    if (setup.interrupts() != InterruptModel.WORD) {
      memory.spend(time);
    }
  }

  private void takeInterrupts(int cpu) {
    machine.cpu(cpu).takeInterrupts();
  }

  private void runFunction(Cpu cpu, long info) {
    memory.spend(Parameter.FUNCTION);
    audit.run(cpu, info);
  }

  private Tally run() {
    SplittableRandom random = new SplittableRandom(setup.seed());
    random.nextLong(); // the seed of what is random in caches
    List<Thread> threads = new ArrayList<>();
    CompletableFuture<Void> end = new CompletableFuture<>();
    for (int id = 0; id < setup.cpus(); id++) {
      Cpu cpu = machine.cpu(id);
      threads.add(new Thread(() -> run(cpu, end), "naive cpu " + id));
      long latency = setup.host().parameters().picoseconds(Parameter.L);
      clock.wakeAt((long) (random.nextDouble() * latency), id);
    }
    threads.forEach(Thread::start);
    clock.pass();
    try {
      end.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(setup.id(), e.getCause());
    } finally {
      threads.forEach(Thread::interrupt);
    }
    if (audit.close(machine, smp).failures() != 0) {
      throw new IllegalStateException(setup.id() + ": the audit failed");
    }
    return counted;
  }

  private void run(Cpu cpu, CompletableFuture<Void> end) {
    try {
      clock.awaitTurn(cpu.id);
      call(cpu);
      while (sendersLeft > 0 || !memory.isAtRest()) {
        cpu.cpuRelax();
      }
      if (clock.pass()) {
        end.complete(null);
      }
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  private void call(Cpu cpu) {
    if (cpu.id > 0 && setup.workload() == Workload.BROADCAST) {
      return;
    }
    while (counted == null) {
      smp.smpCallFunction(cpu, function, audit.issue(cpu.id), true);
      audit.returned(cpu.id);
      counters.calls++;
      count();
    }
    sendersLeft--;
  }

  private void count() {
    if (counters.calls == firstCounted) {
      begin = counters.at(clock.now());
    } else if (counters.calls == lastCounted) {
      counted = counters.at(clock.now()).minus(begin);
    }
  }
}
