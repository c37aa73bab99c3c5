// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;
import smpcall.machine.Panic;
import smpcall.memory.HardwareMemory;

class WatchdogTest {

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(2)), 2);
  private final Smp smp = KernelVersion.SPINLOCK.boot(machine, KernelConfig.DEFAULT);
  private final SequenceAudit audit = new SequenceAudit(2);
  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

  private Watchdog watchdog;

  private void watch(Duration deadline) {
    watchdog = Watchdog.start(machine, audit, deadline, reports::add);
  }

  @AfterEach
  void close() {
    watchdog.close();
  }

  @Test
  void aCallThatNoTargetAnswersIsStoppedAndReported() {
    watch(Duration.ofMillis(200));
    long info = audit.issue(0);
    long func = machine.addressOf(audit);

    assertThatThrownBy(() -> smp.smpCallFunction(machine.cpu(0), func, info, true))
        .isInstanceOf(Panic.class);

    assertThat(machine.stopped()).isTrue();
    assertThat(reports).containsExactly("lockup: call 1 of cpu 0 does not return");
  }

  @Test
  void aMachineWithoutACallUnderWayKeepsRunning() throws InterruptedException {
    audit.issue(0);
    audit.returned(0);

    watch(Duration.ZERO);
    // Several wake-ups: a wrong watchdog would stop the machine at the first.
    Thread.sleep(500);

    assertThat(machine.stopped()).isFalse();
    assertThat(reports).isEmpty();
  }
}
