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
   * Whoever else wants the other CPU may have it for a while, and then nobody is interrupted. So it
   * is looked at again and again, for minutes at most, until a row of calls was met by an interrupt
   * at no less than half of them.
   */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCpuThatRunsAThreadOfThisProcessIsInterruptedAtTheCalls() throws Exception {
    List<Integer> allowed = Affinity.allowed().stream().boxed().toList();
    assumeTrue(allowed.size() >= 2, "this process may use one CPU only");
    assumeAllowed();
    List<Integer> other = List.of(allowed.get(1));
    OptionalLong counted = FunctionCallInterrupts.of(other);
    assumeTrue(counted.isPresent(), "this kernel does not count such interrupts apart");
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
