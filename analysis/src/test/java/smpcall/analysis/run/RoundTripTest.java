// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void aSingleOddTimeIsNoMove() {
    assertThat(new RoundTrip(60, 70, List.of(61.0, 400.0, 62.0)).moved(1.5)).isFalse();
    assertThat(new RoundTrip(60, 400, List.of(61.0, 63.0)).moved(1.5)).isFalse();
    assertThat(new RoundTrip(400, 62, List.of(61.0, 63.0)).moved(1.5)).isFalse();
  }

  @Test
  void whatStaysIsAMove() {
    assertThat(new RoundTrip(60, 405, List.of(61.0, 400.0)).moved(1.5)).isTrue();
    assertThat(new RoundTrip(60, 61, List.of(400.0, 410.0, 62.0)).moved(1.5)).isTrue();
  }

  @Test
  void twoTimesAreBothLookedAt() {
    assertThat(new RoundTrip(60, 400, List.of()).moved(1.5)).isTrue();
    assertThat(new RoundTrip(60, 400, List.of()).nanos()).isEqualTo(230);
  }
}
