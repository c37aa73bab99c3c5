// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.simulated.CpuNumbers.Span;

class CpuNumbersTest {
  @Test
  void aGrowthIsToldOverASixteenth() {
    assertThat(CpuNumbers.span(List.of(2, 4, 8, 16, 32, 64, 128, 256))).contains(new Span(16, 256));
    assertThat(CpuNumbers.span(List.of(8, 16, 32, 64))).contains(new Span(8, 64));
    assertThat(CpuNumbers.span(List.of(2, 4, 8, 16, 32))).contains(new Span(8, 32));
  }

  @Test
  void whereThereIsNoSixteenthTheNextNumberServes() {
    assertThat(CpuNumbers.span(List.of(2, 256))).contains(new Span(2, 256));
    assertThat(CpuNumbers.span(List.of(2, 4, 8))).contains(new Span(4, 8));
    assertThat(CpuNumbers.span(List.of(2, 4))).contains(new Span(2, 4));
    assertThat(CpuNumbers.span(List.of(8))).isEmpty();
    assertThat(CpuNumbers.span(List.of())).isEmpty();
  }

  @Test
  void aFewAreTheSmallestOneInTheMiddleAndTheLargest() {
    assertThat(CpuNumbers.few(List.of(2, 4, 8, 16, 32, 64, 128, 256))).containsExactly(8, 64, 256);
    assertThat(CpuNumbers.few(List.of(2, 8, 16))).containsExactly(8, 16);
    assertThat(CpuNumbers.few(List.of(2, 4))).containsExactly(2, 4);
  }
}
