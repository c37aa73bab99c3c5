// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/**
 * Two threads that call each other. With two CPUs neither can be late, so every version is right.
 */
@Tag("slow")
class TwoCpuStormTest {

  private static final int CPUS = 2;
  private static final int CALLS = 5_000;

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(CPUS)), CPUS);
  private final SequenceAudit audit = new SequenceAudit(CPUS);
  private final AtomicInteger calling = new AtomicInteger(CPUS);
  private long func;
  private Smp smp;

  static Stream<Arguments> everything() {
    return Stream.of(KernelVersion.values())
        .flatMap(
            version ->
                Stream.of(LockKind.values())
                    .flatMap(
                        lock ->
                            IntStream.range(0, 4)
                                .mapToObj(
                                    bits -> {
                                      KernelConfig config =
                                          new KernelConfig(lock, MaskPlace.INLINE, (bits & 1) != 0);
                                      return Arguments.of(version, config, (bits & 2) != 0);
                                    })));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everyCallIsAccountedFor(KernelVersion version, KernelConfig config, boolean wait)
      throws Exception {
    smp = version.boot(machine, config);
    func = machine.addressOf(audit);
    ExecutorService threads = Executors.newFixedThreadPool(CPUS);
    List<Future<?>> cpus =
        IntStream.range(0, CPUS)
            .<Future<?>>mapToObj(cpu -> threads.submit(() -> storm(machine.cpu(cpu), wait)))
            .toList();
    for (Future<?> cpu : cpus) {
      cpu.get();
    }
    threads.shutdown();

    assertThat(audit.close(machine, smp))
        .isEqualTo(new AuditResult(CPUS * CALLS, CPUS * CALLS, 0, 0, 0, 0, 0));
  }

  private void storm(Cpu cpu, boolean wait) {
    for (int call = 0; call < CALLS; call++) {
      long info = audit.issue(cpu.id);
      smp.smpCallFunction(cpu, func, info, wait);
      audit.returned(cpu.id);
    }
    calling.decrementAndGet();
    // A CPU that is done goes on serving; once no CPU calls, the last interrupts are pending.
    while (calling.get() > 0) {
      cpu.cpuRelax();
    }
    cpu.takeInterrupts();
  }
}
