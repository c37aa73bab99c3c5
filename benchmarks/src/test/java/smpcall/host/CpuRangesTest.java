// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuRangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {"0=1", "0-1=2", "0-3,8=5", "0,2,4-7=6", "0-127=128", "24-31,40-159=128"})
  void aSetIsFormattedAsItWasParsed(String ranges, int cpus) {
    assertThat(CpuRanges.parse(ranges).cardinality()).isEqualTo(cpus);
    assertThat(CpuRanges.format(CpuRanges.parse(ranges))).isEqualTo(ranges);
  }

  @Test
  void theEmptyTextIsTheEmptySet() {
    assertThat(CpuRanges.parse("\n").isEmpty()).isTrue();
    assertThat(CpuRanges.format(CpuRanges.parse(""))).isEmpty();
  }
}
