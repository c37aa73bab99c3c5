// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.speed.RunOrder.Point;
import smpcall.analysis.finding.speed.RunOrder.State;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Median;

class RunOrderTest {
  private final RunOrder both = RunOrder.of(RunReader.read(Samples.BOTH, false));

  @Test
  void aForkIsAMultipleOfTheMedianOfItsCase() {
    double[] patched =
        both.points().stream()
            .filter(p -> p.fork().studyCase().variant().equals("patched"))
            .filter(p -> p.fork().studyCase().workload().id().equals("storm"))
            .flatMap(p -> p.relative().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    assertThat(patched).hasSize(6);
    assertThat(Median.of(patched)).isBetween(0.999, 1.001);
  }

  @Test
  void aForkThatFailedIsThereWithoutASpeed() {
    List<Point> failed = both.points().stream().filter(p -> p.state() == State.FAILED).toList();
    assertThat(failed).singleElement().satisfies(p -> assertThat(p.relative()).isEmpty());
    assertThat(both.of(2)).hasSizeGreaterThan(both.of(1).size()).containsAll(failed);
  }

  @Test
  void theOrderIsThatOfTheRun() {
    assertThat(both.blocks()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(both.points()).extracting(Point::order).startsWith(1, 2, 3).doesNotHaveDuplicates();
  }

  @Test
  void aForkThatRanAgainIsThereAndInNoMedian() {
    RunOrder order = RunOrder.of(RunReader.read(Samples.PACED, false));
    List<RunOrder.Point> patched =
        order.points().stream()
            .filter(p -> p.fork().studyCase().id().equals("storm-patched-2cpus-gap1000-a"))
            .toList();

    assertThat(patched).hasSize(13);
    assertThat(patched.stream().map(RunOrder.Point::state))
        .filteredOn(state -> state == RunOrder.State.REPEATED)
        .hasSize(1);
    double[] counted =
        patched.stream()
            .filter(p -> p.state() == RunOrder.State.SOUND)
            .mapToDouble(p -> p.relative().orElseThrow())
            .toArray();
    assertThat(Median.of(counted)).isEqualTo(1);
  }
}
