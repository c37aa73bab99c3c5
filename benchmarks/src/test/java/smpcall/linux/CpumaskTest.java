// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** Compares masks with a {@link BitSet}, at widths around the size of a word. */
class CpumaskTest {

  private final Memory memory = new HardwareMemory(1 << 16);
  private final Random random = new Random(20100323);

  private Cpumask fill(BitSet bits, int cpus) {
    Cpumask mask = Cpumask.allocate(memory, cpus);
    bits.stream().forEach(mask::setCpu);
    return mask;
  }

  private BitSet randomBits(int cpus) {
    BitSet bits = new BitSet();
    IntStream.range(0, cpus).filter(cpu -> random.nextInt(4) == 0).forEach(bits::set);
    return bits;
  }

  private static BitSet read(Cpumask mask, int cpus) {
    BitSet bits = new BitSet();
    for (int cpu = mask.next(-1); cpu < cpus; cpu = mask.next(cpu)) {
      bits.set(cpu);
    }
    return bits;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 130, 1024})
  void holdsTheCpusThatWereSet(int cpus) {
    BitSet bits = randomBits(cpus);
    bits.set(cpus - 1);
    Cpumask mask = fill(bits, cpus);

    assertThat(read(mask, cpus)).isEqualTo(bits);
    assertThat(mask.weight()).isEqualTo(bits.cardinality());
    assertThat(mask.isEmpty()).isFalse();
    assertThat(IntStream.range(0, cpus)).allMatch(cpu -> mask.testCpu(cpu) == bits.get(cpu));
    assertThat(mask).hasToString(bits.toString().replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 130, 1024})
  void clearingABitReturnsWhetherItWasSetAndLeavesTheOthers(int cpus) {
    BitSet bits = randomBits(cpus);
    bits.set(cpus - 1);
    Cpumask mask = fill(bits, cpus);

    assertThat(mask.testAndClearCpu(cpus - 1)).isTrue();
    assertThat(mask.testAndClearCpu(cpus - 1)).isFalse();
    bits.clear(cpus - 1);
    assertThat(read(mask, cpus)).isEqualTo(bits);

    for (int cpu = 0; cpu < cpus; cpu++) {
      mask.clearCpu(cpu);
    }
    assertThat(mask.isEmpty()).isTrue();
    assertThat(mask.weight()).isZero();
    assertThat(mask.next(-1)).isEqualTo(cpus);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 130, 1024})
  void aClearedMaskIsEmpty(int cpus) {
    Cpumask mask = fill(randomBits(cpus), cpus);
    mask.setCpu(cpus - 1);
    mask.clear();
    assertThat(mask.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 65, 130, 1024})
  void andNotIsTheIntersectionWithoutOneCpu(int cpus) {
    BitSet first = randomBits(cpus);
    BitSet second = randomBits(cpus);
    int except = cpus / 2;
    first.set(except);
    second.set(except);
    Cpumask target = fill(randomBits(cpus), cpus);

    target.andNot(fill(first, cpus), fill(second, cpus), except);

    BitSet expected = (BitSet) first.clone();
    expected.and(second);
    expected.clear(except);
    assertThat(read(target, cpus)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 65, 130, 1024})
  void nextAndFindsTheCpusInBothMasks(int cpus) {
    BitSet first = randomBits(cpus);
    BitSet second = randomBits(cpus);
    BitSet both = (BitSet) first.clone();
    both.and(second);
    Cpumask firstMask = fill(first, cpus);
    Cpumask secondMask = fill(second, cpus);

    for (int cpu = -1; cpu < cpus; cpu++) {
      int expected = both.nextSetBit(cpu + 1);
      assertThat(firstMask.nextAnd(cpu, secondMask)).isEqualTo(expected < 0 ? cpus : expected);
    }
  }
}
