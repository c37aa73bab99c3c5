// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import smpcall.machine.Machine;

/** An unanswered call costs a benchmark one deadline of the watchdog and the iteration. */
class LockupTest {

  private static final int CALLS = 200;

  private final BootedKernel booted = BootedKernel.version("spinlock");
  private final Caller caller = booted.callers()[0];

  @AfterEach
  void shutdown() {
    booted.kernel().shutdown();
  }

  @Test
  void aLockupIsCountedAndTheNextIterationHasANewMachine() throws Exception {
    Machine first = booted.kernel().machine;

    String dump = errorsOf(() -> caller.call(booted.kernel())); // CPU 1 never serves
    booted.endIteration();

    assertThat(dump)
        .startsWith("spinlock: lockup: call 1 of cpu 0 does not return\n")
        .contains("spinlock: call_function.queue in use: cpu 0\n");
    assertThat(caller.lockups).isEqualTo(1);
    assertThat(caller.failures).isEqualTo(1);
    assertThat(caller.calls).isEqualTo(1);
    assertThat(caller.executions).isZero();
    assertThat(first.stopped()).isTrue();

    booted.beginIteration();
    booted.storm(CALLS);
    booted.endIteration();

    assertThat(booted.kernel().machine).isNotSameAs(first);
    assertThat(caller.calls).isEqualTo(2 * CALLS);
    assertThat(caller.executions).isEqualTo(2 * CALLS);
    assertThat(caller.failures).isZero();
  }

  @Test
  void everyIterationHasAMachineInANewPlaceOfMemory() throws Exception {
    long firstPlace = booted.kernel().machine.memory.allocate(1);
    booted.storm(CALLS);
    booted.endIteration();
    booted.beginIteration();
    booted.storm(CALLS);
    booted.endIteration();

    assertThat(booted.kernel().machine.memory.allocate(1)).isNotEqualTo(firstPlace);
    assertThat(caller.calls).as("of the second iteration").isEqualTo(2 * CALLS);
    assertThat(caller.failures).isZero();
  }

  private static String errorsOf(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
