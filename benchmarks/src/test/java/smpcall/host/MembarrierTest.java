// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MembarrierTest {

  private static final int CALLS = 200;

  private static void assumeAllowed() {
    assumeTrue(Membarrier.refusal().isEmpty(), () -> Membarrier.refusal().orElseThrow());
  }

  @Test
  void aRefusalIsOneLine() {
    assertThat(Membarrier.refusal().orElse("none")).isNotBlank().hasLineCount(1);
  }

  /**
   * Another process may occupy the other CPU, and then no thread of this one is interrupted there.
   * So the test repeats for up to three minutes until at least half of a batch of calls interrupted
   * the CPU.
   */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void callsInterruptACpuThatRunsAThreadOfThisProcess() throws Exception {
    List<Integer> allowed = Affinity.allowed().stream().boxed().toList();
    assumeTrue(allowed.size() >= 2, "this process may use one CPU only");
    assumeAllowed();
    List<Integer> other = List.of(allowed.get(1));
    OptionalLong counted = FunctionCallInterrupts.of(other);
    assumeTrue(counted.isPresent(), "this kernel does not count these interrupts separately");
    AtomicBoolean done = new AtomicBoolean();
    Thread spinner =
        new Thread(
            () -> {
              Affinity.pin(allowed.get(1));
              while (!done.get()) {
                Thread.onSpinWait();
              }
            });
    spinner.setDaemon(true);
    spinner.start();
    Affinity.pin(allowed.get(0));

    long most = 0;
    while (most < CALLS / 2) {
      long before = FunctionCallInterrupts.of(other).orElseThrow();
      for (int call = 0; call < CALLS; call++) {
        Membarrier.call();
      }
      most = Math.max(most, FunctionCallInterrupts.of(other).orElseThrow() - before);
    }
    done.set(true);

    assertThat(most).isGreaterThanOrEqualTo(CALLS / 2);
  }
}
