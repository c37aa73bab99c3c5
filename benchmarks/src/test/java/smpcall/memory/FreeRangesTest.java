// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeRangesTest {

  private final FreeRanges regions = new FreeRanges(100);

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
  void aNewPartLiesElsewhereThanTheLastEvenWhenThatIsFree() {
    int a = regions.take(30);
    regions.giveBack(a, 30);
    int b = regions.take(30);
    regions.giveBack(b, 30);
    int c = regions.take(30);
    regions.giveBack(c, 30);

    assertThat(new int[] {a, b, c}).containsExactly(0, 30, 60);
    assertThat(regions.take(30)).isZero();
  }

  @Test
  void whatIsLeftBesideAPartStaysFree() {
    int a = regions.take(20);
    regions.take(20);
    regions.take(60);
    regions.giveBack(a, 20);

    assertThat(regions.take(5)).isZero();
    assertThat(regions.take(15)).isEqualTo(5);
    assertThat(regions.take(1)).isEqualTo(-1);
  }
}
