// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import smpcall.audit.TimedAudit;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/**
 * The calls of the benchmark {@code Storm}, without JMH: two CPUs that call each other back to back,
 * every call audited. {@link CompiledPorts} looks at what a JVM compiles meanwhile.
 *
 * <p>It loads the classes that a fork of {@code Storm} loads: one version, one memory, one lock, one
 * audit. A number of calls ends it, not a time, so that it does the same on a busy machine.
 */
public final class Calls {

  private static final int CPUS = 2;

  private Calls() {}

  /**
   * Runs the calls.
   *
   * @param args id of a version, number of calls of each CPU
   */
  public static void main(String[] args) throws InterruptedException {
    int calls = Integer.parseInt(args[1]);
    Machine machine = new Machine(new HardwareMemory(Machine.capacity(CPUS)), CPUS);
    KernelConfig config = new KernelConfig(LockKind.TICKET, MaskPlace.INLINE, false);
    Smp smp = KernelVersion.of(args[0]).boot(machine, config);
    TimedAudit audit = TimedAudit.of(true, CPUS);
    long function = machine.addressOf(audit);
    AtomicInteger calling = new AtomicInteger(CPUS);
    List<Thread> threads = new ArrayList<>();
    for (int id = 0; id < CPUS; id++) {
      Cpu cpu = machine.cpu(id);
      threads.add(
          new Thread(
              () -> {
                for (int call = 0; call < calls; call++) {
                  smp.smpCallFunction(cpu, function, audit.issue(cpu.id), true);
                  audit.returned(cpu.id);
                }
                calling.decrementAndGet();
                while (calling.get() > 0) {
                  cpu.cpuRelax();
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    long failures = audit.close(machine, smp).failures();
    if (failures > 0) {
      throw new IllegalStateException(failures + " failures");
    }
  }
}
