// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.memory.HardwareMemory;

/** The values in annotations agree with the enums, whose constants annotations cannot use. */
class KernelUnderTestTest {

  private static String[] values(String field) throws NoSuchFieldException {
    return KernelUnderTest.class.getField(field).getAnnotation(Param.class).value();
  }

  @Test
  void jmhRunsEveryVersionInHistoricalOrder() throws NoSuchFieldException {
    assertThat(values("version"))
        .containsExactly(
            Arrays.stream(KernelVersion.values()).map(KernelVersion::id).toArray(String[]::new));
  }

  @Test
  void theDefaultsExist() throws NoSuchFieldException {
    assertThat(values("lock")).containsExactly(LockKind.TICKET.name().toLowerCase(Locale.ROOT));
    assertThat(values("mask")).containsExactly(MaskPlace.INLINE.name().toLowerCase(Locale.ROOT));
    assertThat(values("fastPath")).containsExactly("false");
    assertThat(values("arm")).containsExactly("a");
    assertThat(values("spin")).containsExactly("0");
    assertThat(values("place")).containsExactly("0");
  }

  @Test
  void thePlaceDecidesWhereTheMachineOfEachIterationLies() throws InterruptedException {
    List<Long> machines = List.of();
    List<Long> again = machinesAt(1);
    for (int attempt = 0; attempt < 100 && !again.equals(machines); attempt++) {
      System.gc(); // frees the machines that lay there
      Thread.sleep(10);
      machines = again;
      again = machinesAt(1);
    }

    assertThat(again).isEqualTo(machines).doesNotHaveDuplicates();
    assertThat(machinesAt(2)).doesNotContainAnyElementsOf(machines);
  }

  /** The addresses of the machines of some iterations of a fork. */
  private static List<Long> machinesAt(long place) {
    KernelUnderTest kernel = BootedKernel.version("spinlock").kernel();
    kernel.shutdown();
    kernel.place = place;
    kernel.fix();
    List<Long> addresses = new ArrayList<>();
    for (int iteration = 0; iteration < 5; iteration++) {
      kernel.boot(TwoCpus.CPUS);
      kernel.shutdown();
      addresses.add(kernel.machine.memory.allocate(1));
    }
    return addresses;
  }

  @Test
  void aJvmHasOneWaitingLoop() {
    KernelUnderTest kernel = new KernelUnderTest();
    kernel.spin = 8;

    assertThat(HardwareMemory.relaxSteps()).isZero();
    assertThatThrownBy(kernel::fix).hasMessage(UsageCheck.NO_FORK);
  }

  @Test
  void badParametersAreRefusedInTheFork() {
    KernelUnderTest kernel = new KernelUnderTest();
    kernel.spin = 10_001;

    assertThatThrownBy(kernel::fix)
        .hasMessage("-p spin=10001: give a whole number from 0 to 10000");
  }
}
