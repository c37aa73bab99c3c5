// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeRangesTest {

  private final FreeRanges ranges = new FreeRanges(100);

  @Test
  void rangesFollowEachOtherUntilNothingIsLeft() {
    assertThat(ranges.allocate(60)).isZero();
    assertThat(ranges.allocate(40)).isEqualTo(60);
    assertThat(ranges.allocate(1)).isEqualTo(-1);
  }

  @Test
  void rangesFreedInAnyOrderAreJoined() {
    int a = ranges.allocate(20);
    int b = ranges.allocate(30);
    int c = ranges.allocate(50);

    ranges.free(a, 20);
    ranges.free(c, 50);
    assertThat(ranges.allocate(60)).isEqualTo(-1);
    ranges.free(b, 30);

    assertThat(ranges.allocate(100)).isZero();
  }

  @Test
  void aNewRangeLiesElsewhereThanTheLastEvenWhenThatIsFree() {
    int a = ranges.allocate(30);
    ranges.free(a, 30);
    int b = ranges.allocate(30);
    ranges.free(b, 30);
    int c = ranges.allocate(30);
    ranges.free(c, 30);

    assertThat(new int[] {a, b, c}).containsExactly(0, 30, 60);
    assertThat(ranges.allocate(30)).isZero();
  }

  @Test
  void theRestOfARangeStaysFree() {
    int a = ranges.allocate(20);
    ranges.allocate(20);
    ranges.allocate(60);
    ranges.free(a, 20);

    assertThat(ranges.allocate(5)).isZero();
    assertThat(ranges.allocate(15)).isEqualTo(5);
    assertThat(ranges.allocate(1)).isEqualTo(-1);
  }
}
