// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckWorkloadTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE")
  void targetsAreOthersAndTwoAtLeast(CheckWorkload workload) {
    SplittableRandom random = new SplittableRandom(7);
    for (int cpus : new int[] {3, 4, 130}) {
      for (int cpu = 0; cpu < cpus; cpu++) {
        BitSet targets = new BitSet();
        workload.choose(targets, cpu, cpus, random);

        assertThat(targets.get(cpu)).isFalse();
        assertThat(targets.cardinality()).isBetween(2, cpus - 1);
        assertThat(targets.length()).isLessThanOrEqualTo(cpus);
      }
    }
  }

  @Test
  void singleCallsAreThoseOfAllCpusToOneThatMakesNone() {
    BitSet targets = new BitSet();
    CheckWorkload.SINGLE.choose(targets, 2, 4, new SplittableRandom(7));

    assertThat(targets.cardinality()).isEqualTo(1);
    int target = targets.nextSetBit(0);
    for (int cpu = 0; cpu < 4; cpu++) {
      assertThat(CheckWorkload.SINGLE.calls(cpu)).isEqualTo(cpu != target);
    }
  }

  @Test
  void mixedHasWideAndNarrowCalls() {
    SplittableRandom random = new SplittableRandom(7);
    Set<Integer> widths = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      BitSet targets = new BitSet();
      CheckWorkload.MIXED.choose(targets, 0, 4, random);
      widths.add(targets.cardinality());
    }

    assertThat(widths).containsExactlyInAnyOrder(2, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aWorkloadIsFoundByItsName(CheckWorkload workload) {
    assertThat(CheckWorkload.of(workload.id())).contains(workload);
    assertThat(CheckWorkload.of(workload.name())).isEmpty();
  }
}
