// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;

/** A host whose kernel really refuses to pin threads. */
class RefusedPinningTest {

  @TempDir private Path checkout;

  @Test
  void theKernelsRefusalIsOneLineBeforeAnythingRuns() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, which is refused first");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);

    Streams streams =
        Seccomp.without(
            Seccomp.SCHED_SETAFFINITY,
            () -> new StudyProcess(checkout).run("run", "--profile", "smoke"));

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .startsWith("study: the kernel refuses to pin a thread to CPU ")
        .contains("allow sched_setaffinity here")
        .hasLineCount(1);
  }
}
