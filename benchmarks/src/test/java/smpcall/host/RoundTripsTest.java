// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On this host's own CPUs; no duration is asserted. */
class RoundTripsTest {

  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private final List<Integer> cpus = Affinity.allowed().stream().boxed().limit(3).toList();

  @Test
  void withEnoughTimeEveryPairIsMeasured() {
    assumeTrue(cpus.size() >= 2, "this process may use one CPU only, and a pair needs two");

    RoundTrips trips = RoundTrips.measure(cpus, GENEROUS);

    assertThat(trips.of()).isEqualTo(cpus.size() * (cpus.size() - 1) / 2);
    assertThat(trips.nanos()).hasSize(trips.of());
    assertThat(trips.nanos().get(0).from()).isEqualTo(cpus.get(0));
    assertThat(trips.nanos().get(0).to()).isEqualTo(cpus.get(1));
    assertThat(trips.nanos()).allMatch(pair -> pair.nanos() > 0);
  }

  @Test
  void withoutTimeOnePairIsMeasured() {
    assumeTrue(cpus.size() >= 2, "this process may use one CPU only, and a pair needs two");

    assertThat(RoundTrips.measure(cpus, Duration.ZERO).nanos()).hasSize(1);
  }

  @Test
  void oneCpuMakesNoPair() {
    assertThat(RoundTrips.measure(cpus.subList(0, 1), GENEROUS))
        .isEqualTo(new RoundTrips(List.of(), 0));
  }

  @Test
  void aMissingCpuIsRefusedAndNoThreadWaitsForIt() {
    RoundTripMeter meter = new RoundTripMeter();

    assertThatThrownBy(() -> meter.nanos(8191, cpus.get(0)))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .startsWith("the kernel refuses to pin a thread to CPU 8191")
        .hasLineCount(1);
    assertThatThrownBy(() -> meter.nanos(cpus.get(0), 8191))
        .message()
        .startsWith("the kernel refuses to pin a thread to CPU 8191");
  }

  @Test
  void inJsonAPairIsThreeNumbers() throws Exception {
    RoundTrips trips = new RoundTrips(List.of(new RoundTrips.Pair(0, 1, 77.5)), 3);
    ObjectMapper json = new ObjectMapper();

    String text = json.writeValueAsString(trips);

    assertThat(text).isEqualTo("{\"nanos\":[[0,1,77.5]],\"of\":3}");
    assertThat(json.readValue(text, RoundTrips.class)).isEqualTo(trips);
  }
}
