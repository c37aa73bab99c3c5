// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentileTest {
  @Test
  void isNamedByWhatLiesBelow() {
    assertThat(Percentile.OF_TABLES)
        .extracting(Percentile::name)
        .containsExactly("p50", "p90", "p99", "p99.9");
  }

  @Test
  void curvesHaveTenPointsToADecadeAndThoseOfTablesAmongThem() {
    assertThat(Percentile.ofCurves()).containsAll(Percentile.OF_TABLES);
    assertThat(Percentile.ofCurves().stream().filter(p -> p.oneIn() < 10)).hasSize(10);
    assertThat(Percentile.ofCurves().stream().limit(11).map(Percentile::number))
        .containsExactly(
            "0", "20", "37.5", "50", "60", "68.253968", "75", "80", "84.126984", "87.5", "90");
  }
}
