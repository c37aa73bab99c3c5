// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Interval;

class CoverageTest {

  private static Coverage.OneRun run(String id, double ratio, double low, double high) {
    return new Coverage.OneRun(id, ratio, new Interval(low, high));
  }

  /** The geometric mean of 1, 2 and 4 is 2. */
  @Test
  void theIntervalsThatContainTheGeometricMeanAreCounted() {
    Coverage coverage =
        new Coverage(
            "patched",
            List.of(run("one", 1, 0.5, 1.9), run("two", 2, 1.5, 2.5), run("four", 4, 1.9, 9)),
            0);

    assertThat(coverage.grandMean()).isCloseTo(2, within(1e-12));
    assertThat(coverage.covering()).extracting(Coverage.OneRun::id).containsExactly("two", "four");
  }

  @Test
  void oneRunHasNoCoverage() {
    assertThat(Coverage.of(List.of(RunReader.read(Samples.TWO_CPUS, false)))).isEmpty();
  }

  @Test
  void eachComparisonOfTheRunsHasItsOwn() {
    List<Coverage> all =
        Coverage.of(
            List.of(
                RunReader.read(Samples.TWO_CPUS, false), RunReader.read(Samples.TWO_CPUS, false)));

    assertThat(all).isNotEmpty().allMatch(each -> each.runs().size() == 2);
    assertThat(all).allMatch(each -> each.covering().size() == 2);
    assertThat(all).extracting(Coverage::name).doesNotHaveDuplicates();
    assertThat(CoverageText.summary(all)).startsWith("Coverage: 2 of 2, twins, storm, ");
  }
}
