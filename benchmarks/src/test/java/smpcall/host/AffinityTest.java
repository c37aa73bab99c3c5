// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the real kernel, in temporary threads, because a pinned thread stays pinned. */
class AffinityTest {

  private static <T> T inFreshThread(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    new Thread(task).start();
    return task.get();
  }

  static IntStream everyAllowedCpu() {
    return Affinity.allowed().stream();
  }

  @ParameterizedTest
  @MethodSource("everyAllowedCpu")
  void aPinnedThreadRunsOnItsCpuAndTheKernelReportsIt(int cpu) throws Exception {
    record Seen(int cpu, String allowed) {}

    Seen seen =
        inFreshThread(
            () -> {
              Affinity.pin(cpu);
              return new Seen(Affinity.currentCpu(), allowedList());
            });

    assertThat(seen).isEqualTo(new Seen(cpu, Integer.toString(cpu)));
  }

  /** The allowed CPUs of the calling thread, from {@code /proc}. */
  private static String allowedList() {
    return HostFiles.here().lines("proc/thread-self/status").stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pinningAThreadAgainMovesIt() throws Exception {
    int last = Affinity.allowed().length() - 1;

    int cpu =
        inFreshThread(
            () -> {
              everyAllowedCpu().forEach(Affinity::pin);
              return Affinity.currentCpu();
            });

    assertThat(cpu).isEqualTo(last);
  }

  @Test
  void pinningAThreadDoesNotChangeTheAllowedCpus() throws Exception {
    BitSet before = Affinity.allowed();

    BitSet fromPinnedThread =
        inFreshThread(
            () -> {
              Affinity.pin(before.nextSetBit(0));
              return Affinity.allowed();
            });

    assertThat(before.cardinality()).isPositive();
    assertThat(fromPinnedThread).isEqualTo(before);
    assertThat(Affinity.allowed()).isEqualTo(before);
  }

  @Test
  void aMissingCpuIsRefusedInOneLine() {
    int noSuchCpu = 8191;

    assertThatThrownBy(
            () ->
                inFreshThread(
                    () -> {
                      Affinity.pin(noSuchCpu);
                      return null;
                    }))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .message()
        .startsWith("the kernel refuses to pin a thread to CPU 8191 (")
        .hasLineCount(1);
  }
}
