// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smpcall.memory.HardwareMemory;

class DelayTest {

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(2)), 2);

  private static List<Integer> draws(RandomDelays delays, int cpu) {
    return IntStream.range(0, 2000).mapToObj(draw -> delays.draw(cpu)).toList();
  }

  private RandomDelays random(long seed) {
    return new RandomDelays(machine.memory, 2, seed);
  }

  @Test
  void aMachineHearsOfItsCpusAtTheirSeats() {
    List<String> seen = new ArrayList<>();
    machine.delay((cpu, seat) -> seen.add(cpu.id + " at " + seat));

    Delay.at(machine.cpu(1), Seat.MASK_STORED);
    Delay.at(machine.cpu(0), Seat.BEFORE_ADD);

    assertThat(seen).containsExactly("1 at MASK_STORED", "0 at BEFORE_ADD");
  }

  @Test
  void aMachineThatWasToldNothingGoesOn() {
    Delay.at(machine.cpu(0), Seat.FUNC_RAN);
    assertThat(machine.stopped()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameDelays() {
    assertThat(draws(random(7), 1)).isEqualTo(draws(random(7), 1));
    assertThat(draws(random(7), 1)).isNotEqualTo(draws(random(8), 1));
    assertThat(draws(random(7), 1)).isNotEqualTo(draws(random(7), 0));
  }

  @Test
  void mostSeatsArePassedAtOnceAndSomeAreLong() {
    List<Integer> draws = draws(random(1), 0);

    assertThat(draws.stream().filter(rounds -> rounds == 0).count()).isBetween(1000L, 1950L);
    assertThat(draws).contains(1, 64).allMatch(rounds -> rounds >= 0 && rounds <= 64);
  }

  @Test
  void aPauseEnds() {
    RandomDelays delays = random(3);
    IntStream.range(0, 2000).forEach(i -> delays.at(machine.cpu(i % 2), Seat.CHECKED));
    assertThat(machine.stopped()).isFalse();
  }
}
