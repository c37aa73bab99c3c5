// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Median;

class GapGroupTest {
  private final Findings paced = Samples.storm(Samples.PACED);

  @Test
  void casesThatDifferInTheGapAreOneGroup() {
    assertThat(GapGroup.of(paced))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.gaps()).containsExactly(0L, 1000L, 5000L);
              assertThat(group.label()).isEqualTo("2 CPUs");
              assertThat(group.suffix()).isEqualTo("-2cpus");
              assertThat(group.speeds()).hasSize(paced.speeds().size());
            });
  }

  @Test
  void otherCpusAndJdksAreOtherGroups() {
    assertThat(GapGroup.of(Samples.storm(Samples.PAIRS)))
        .extracting(GapGroup::suffix)
        .contains("-2cpus-cores-jdk17", "-2cpus-siblings-jdk25")
        .doesNotHaveDuplicates();
  }

  @Test
  void aCurveHasAPointForEachGapAndNoSecondArmAndNoControl() {
    List<GapCurve> curves = GapCurve.of(GapGroup.of(paced).get(0));
    assertThat(curves)
        .extracting(GapCurve::variant)
        .containsExactly("floor", "spinlock", "lockfree", "patched", "linux-2.6.39");
    GapCurve.Point point = curves.get(1).points().get(1);
    double[] forks =
        paced.speeds().stream()
            .filter(s -> s.studyCase().id().equals("storm-spinlock-2cpus-gap1000-a"))
            .findFirst()
            .orElseThrow()
            .nanosecondsOfForks();
    assertThat(curves.get(1).points())
        .extracting(GapCurve.Point::gapNanos)
        .containsExactly(0L, 1000L, 5000L);
    assertThat(point.n()).isEqualTo(12);
    assertThat(point.median()).isEqualTo(Median.of(forks));
    assertThat(point.middleHalf()).isEqualTo(Median.middleHalf(forks));
    assertThat(point.middleHalf().within(new Interval(900, 1300))).isTrue();
  }

  @Test
  void oneGapMakesNoCurve() {
    assertThat(GapCurve.of(GapGroup.of(Samples.storm(Samples.TWO_CPUS)).get(0))).isEmpty();
  }

  @Test
  void theKernelIsInNoCurve() {
    assertThat(GapCurve.of(GapGroup.of(Samples.broadcast(Samples.PACED)).get(0)))
        .noneMatch(curve -> curve.variant().equals("kernel"));
  }
}
