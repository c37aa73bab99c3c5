// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real program on the real kernel, in temporary threads. */
class TasksetTest {

  @BeforeAll
  static void assumeTaskset() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset"))),
        "taskset is not installed (package util-linux)");
  }

  private static <T> T inFreshThread(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    new Thread(task).start();
    return task.get();
  }

  @Test
  void aPinnedThreadRunsOnItsCpu() throws Exception {
    for (int cpu : Affinity.allowed().stream().toArray()) {
      List<Integer> seen =
          inFreshThread(
              () -> {
                Taskset.pin(cpu);
                Taskset.pin(cpu);
                return List.of(Taskset.currentCpu(), Affinity.currentCpu());
              });
      assertThat(seen).containsOnly(cpu);
    }
  }

  @Test
  void theAllowedCpusAreThoseOfTheSystemCall() throws Exception {
    BitSet allowed = Affinity.allowed();

    assertThat(
            inFreshThread(
                () -> {
                  Taskset.pin(allowed.nextSetBit(0));
                  return Taskset.allowed();
                }))
        .isEqualTo(allowed);
  }

  @Test
  void aMissingCpuIsRefusedInOneLine() {
    assertThatThrownBy(
            () ->
                inFreshThread(
                    () -> {
                      Taskset.pin(1000);
                      return null;
                    }))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .message()
        .startsWith("the kernel refuses to pin a thread to CPU 1000 (taskset: ")
        .hasLineCount(1);
  }
}
