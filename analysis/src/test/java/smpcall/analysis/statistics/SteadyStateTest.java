// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sixteen iterations, eight of them warm-up, with 1 % of noise. */
class SteadyStateTest {
  @Test
  void oneLevelIsFlat() {
    assertThat(state(100, 100, 100, 100)).isEqualTo(new SteadyState(SteadyState.Kind.FLAT, 1, 8));
  }

  @Test
  void levelsWithinThreePercentAreOne() {
    assertThat(state(100, 100, 102.5, 102.5).kind()).isEqualTo(SteadyState.Kind.FLAT);
    assertThat(state(100, 100, 106, 106).kind()).isEqualTo(SteadyState.Kind.STEADY);
  }

  @Test
  void oneLevelAfterTheWarmUpIsSteadyWhateverTheWarmUpDid() {
    for (double first : new double[] {10, 130}) {
      SteadyState state = state(first, 100, 100, 100);
      assertThat(state).isEqualTo(new SteadyState(SteadyState.Kind.STEADY, 5, 8));
      assertThat(state.isSettled()).isTrue();
    }
    // The change is the last thing that the warm-up did.
    assertThat(state(10, 130, 100, 100)).isEqualTo(new SteadyState(SteadyState.Kind.STEADY, 9, 8));
  }

  @Test
  void aWarmUpOfMostIterationsIsStillTheWarmUp() {
    SteadyState state = SteadyState.of(speeds(10, 10, 10, 10), speeds(100)).orElseThrow();
    assertThat(state).isEqualTo(new SteadyState(SteadyState.Kind.STEADY, 17, 16));
  }

  @Test
  void aChangeWhileItWasMeasuredIsWarmingOrSlowing() {
    SteadyState faster = state(100, 100, 100, 150);
    assertThat(faster).isEqualTo(new SteadyState(SteadyState.Kind.WARMING, 13, 8));
    assertThat(faster.isSettled()).isFalse();
    SteadyState slower = state(100, 100, 150, 100);
    assertThat(slower).isEqualTo(new SteadyState(SteadyState.Kind.SLOWING, 13, 8));
    assertThat(slower.isSettled()).isFalse();
  }

  @Test
  void aChangeWithinTheLastQuarterIsNone() {
    double[] measured = speeds(100, 100);
    for (int i = 5; i < 8; i++) {
      measured[i] *= 1.5;
    }
    SteadyState state = SteadyState.of(speeds(100, 100), measured).orElseThrow();
    assertThat(state.kind()).isEqualTo(SteadyState.Kind.NONE);
    assertThat(state.isSettled()).isFalse();
  }

  @Test
  void oneDisturbedIterationIsNoLevel() {
    double[] measured = speeds(100, 100);
    measured[3] = 20;
    assertThat(SteadyState.of(speeds(100, 100), measured).orElseThrow().kind())
        .isEqualTo(SteadyState.Kind.FLAT);
  }

  @Test
  void fewIterationsOrOneWithoutANumberTellNothing() {
    assertThat(SteadyState.of(speeds(100), new double[] {100, 100, 100})).isEmpty();
    double[] measured = speeds(100, 100);
    measured[2] = Double.NaN;
    assertThat(SteadyState.of(speeds(100, 100), measured)).isEmpty();
  }

  private static SteadyState state(double first, double second, double third, double fourth) {
    return SteadyState.of(speeds(first, second), speeds(third, fourth)).orElseThrow();
  }

  /** Four iterations at each level. */
  private static double[] speeds(double... levels) {
    double[] wobble = {1.005, 0.995, 1.004, 0.996};
    double[] speeds = new double[4 * levels.length];
    for (int i = 0; i < speeds.length; i++) {
      speeds[i] = levels[i / 4] * wobble[i % 4];
    }
    return speeds;
  }
}
