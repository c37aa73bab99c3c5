// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {

  private final Regions regions = new Regions(100);

  @Test
  void partsFollowEachOtherUntilNothingIsLeft() {
    assertThat(regions.take(60)).isZero();
    assertThat(regions.take(40)).isEqualTo(60);
    assertThat(regions.take(1)).isEqualTo(-1);
  }

  @Test
  void whatIsGivenBackInAnyOrderIsOnePartAgain() {
    int a = regions.take(20);
    int b = regions.take(30);
    int c = regions.take(50);

    regions.giveBack(a, 20);
    regions.giveBack(c, 50);
    assertThat(regions.take(60)).isEqualTo(-1);
    regions.giveBack(b, 30);

    assertThat(regions.take(100)).isZero();
  }

  @Test
  void theFirstPartThatIsLargeEnoughIsTaken() {
    int a = regions.take(10);
    regions.take(10);
    regions.giveBack(a, 10);

    assertThat(regions.take(5)).isZero();
    assertThat(regions.take(10)).isEqualTo(20);
    assertThat(regions.take(5)).isEqualTo(5);
  }
}
