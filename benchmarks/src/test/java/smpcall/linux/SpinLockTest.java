// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.machine.Machine;
import smpcall.machine.Panic;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

class SpinLockTest {

  private final Memory memory = new HardwareMemory(1 << 13);
  private final Machine machine = new Machine(memory, 2);
  private final long line = memory.allocate(1);
  private int counter;

  @ParameterizedTest
  @EnumSource
  void oneCpuAtATimeHoldsTheLock(LockKind kind) throws Exception {
    SpinLock lock = kind.at(memory, line);
    int times = 20_000;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> both =
        IntStream.range(0, 2)
            .<Future<?>>mapToObj(cpu -> threads.submit(() -> count(lock, cpu, times)))
            .toList();
    for (Future<?> each : both) {
      each.get();
    }
    threads.shutdown();

    assertThat(counter).isEqualTo(2 * times);
    assertThat(lock.isLocked()).isFalse();
  }

  private void count(SpinLock lock, int cpu, int times) {
    for (int i = 0; i < times; i++) {
      lock.lock(machine.cpu(cpu));
      counter++;
      lock.unlock(machine.cpu(cpu));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCpuThatWaitsForALockForEverStopsWithTheMachine(LockKind kind) {
    SpinLock lock = kind.at(memory, line);
    lock.lock(machine.cpu(0));
    assertThat(lock.isLocked()).isTrue();

    machine.stop();

    assertThatThrownBy(() -> lock.lock(machine.cpu(1))).isInstanceOf(Panic.class);
  }
}
