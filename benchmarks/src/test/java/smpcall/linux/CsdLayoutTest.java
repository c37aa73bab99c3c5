// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

class CsdLayoutTest {

  private static final int HARDWARE_LINE = 64;
  private static final int CPUS = 5;

  private final TracingMemory memory = new TracingMemory();
  private final Cpu someCpu = new Machine(memory, 1).cpu(0);
  private final CallSingleDataT csds = new CallSingleDataT(memory);
  private final CsdLayout layout = new CsdLayout(memory, CPUS, MaskPlace.INLINE);

  private TreeSet<Long> touchedByACall(int sender, int target) {
    long csd = layout.csd(sender, target);
    return memory.touchedBy(
        () -> {
          csds.lock(someCpu, csd, true);
          csds.set(csd, 1, 2);
          new LlistHead(memory, memory.allocate(1)).add(csd);
          csds.unlock(csd);
        });
  }

  private Set<Long> lines(int sender, int target, int bytes) {
    long csd = layout.csd(sender, target);
    return touchedByACall(sender, target).stream()
        .filter(address -> address >= csd && address < csd + CallSingleDataT.BYTES)
        .map(address -> address / bytes)
        .collect(Collectors.toSet());
  }

  @Test
  void callDataIsOnOneLine() {
    for (int sender = 0; sender < CPUS; sender++) {
      assertThat(lines(sender, 1, HARDWARE_LINE)).hasSize(1);
    }
  }

  @Test
  void callDataForDifferentTargetsSharesNoLine() {
    assertThat(lines(CPUS - 1, 1, Memory.LINE)).doesNotContainAnyElementsOf(lines(0, 2, 128));
  }

  @ParameterizedTest
  @EnumSource
  void masksOfDifferentSendersShareNoLine(MaskPlace place) {
    CsdLayout masks = new CsdLayout(memory, CPUS, place);
    Set<Long> first = memory.touchedBy(() -> masks.cpumask(0).setCpu(1));
    first.addAll(memory.touchedBy(() -> masks.cpumaskIpi(0).setCpu(1)));
    Set<Long> second = memory.touchedBy(() -> masks.cpumask(1).setCpu(1));

    assertThat(first.stream().map(address -> address / Memory.LINE))
        .doesNotContainAnyElementsOf(
            second.stream().map(address -> address / Memory.LINE).toList());
    assertThat(first).hasSizeGreaterThan(1);
  }
}
