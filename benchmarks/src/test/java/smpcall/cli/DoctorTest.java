// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;

/** The doctor on this host, whatever it is. */
class DoctorTest {

  @TempDir private Path checkout;

  @Test
  void thisHostIsDescribedAndItsPairsAreMeasured() throws Exception {
    int cpus = Affinity.allowed().cardinality();

    Streams streams = LockFiles.study(checkout, "doctor");

    assertThat(streams.err()).isEmpty();
    assertThat(streams.status()).isZero();
    assertThat(streams.out())
        .startsWith("CPU  ")
        .contains(System.getProperty("java.vendor"), "kernel  ", "governor  ", "pinning  ");
    if (cpus > 1) {
      assertThat(streams.out()).contains("Round trip of a cache line between two CPUs");
    }
    if (cpus == 2) {
      assertThat(streams.out()).contains("- 2 CPUs: a call has one target");
    }
  }

  @Test
  void anUnknownOptionIsBadUsage() {
    assertThat(Streams.of(() -> Main.execute("doctor", "--cure")).status()).isEqualTo(2);
    assertThat(Streams.of(() -> Main.execute("doctor", "--help")).out())
        .startsWith("Usage: study doctor")
        .contains("It changes nothing.");
  }
}
