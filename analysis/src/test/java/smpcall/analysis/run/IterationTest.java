// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IterationTest {
  @Test
  void soundOnesHaveASpeed() {
    assertThat(
            new Iteration(
                    1e6,
                    Audit.NONE,
                    0,
                    0,
                    0,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty())
                .noSpeed())
        .isEmpty();
  }

  @Test
  void aWrongAnswerHasNoSpeed() {
    Audit failed = new Audit(10, 9, 1, 1, 0, 0, 0, 0);
    assertThat(
            new Iteration(
                    1e6, failed, 1, 1, 0, OptionalLong.empty(), Optional.empty(), Optional.empty())
                .noSpeed())
        .contains(NoSpeed.FAILURES);
  }

  @Test
  void aShortThreadHasNoSpeed() {
    assertThat(
            new Iteration(
                    1e6,
                    Audit.NONE,
                    1,
                    0,
                    0,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty())
                .noSpeed())
        .contains(NoSpeed.SHORT_THREADS);
  }

  @Test
  void aMisplacedThreadHasNoSpeed() {
    assertThat(
            new Iteration(
                    1e6,
                    Audit.NONE,
                    0,
                    1,
                    0,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty())
                .noSpeed())
        .contains(NoSpeed.MISPLACED);
  }

  @Test
  void anIterationInWhichTheCompilersWorkedHasNoSpeed() {
    assertThat(
            new Iteration(
                    1e6,
                    Audit.NONE,
                    0,
                    0,
                    1,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty())
                .noSpeed())
        .contains(NoSpeed.COMPILING);
  }

  @Test
  void nothingPositiveIsNoSpeed() {
    for (double score : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(
              new Iteration(
                      score,
                      Audit.NONE,
                      0,
                      0,
                      0,
                      OptionalLong.empty(),
                      Optional.empty(),
                      Optional.empty())
                  .noSpeed())
          .contains(NoSpeed.NO_NUMBER);
    }
  }
}
