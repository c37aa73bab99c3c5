// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;

/** A host whose kernel really refuses to pin. */
class RefusedPinningTest {

  @TempDir private Path home;

  @Test
  void theKernelsRefusalIsSaidInOneLineBeforeAnythingRuns() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and is told that first");
    EchoAnalysis.install(home);
    Inventories.install(home);

    Streams streams =
        Seccomp.without(
            Seccomp.SCHED_SETAFFINITY,
            () -> new StudyProcess(home).run("run", "--profile", "smoke"));

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .startsWith("study: the kernel refuses to pin a thread to CPU ")
        .contains("allow sched_setaffinity here")
        .hasLineCount(1);
  }
}
