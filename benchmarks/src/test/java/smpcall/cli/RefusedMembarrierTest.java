// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;
import smpcall.store.Json;

/** A host whose kernel really refuses the system call that the row {@code kernel} measures. */
@Tag("slow")
class RefusedMembarrierTest {

  @TempDir private Path checkout;

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, which is refused first");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);
  }

  private Streams run(String versions) throws Exception {
    String[] command = {
      "run", "--profile", "smoke", "--workloads", "broadcast", "--cpus", "2", "--versions", versions
    };
    return Seccomp.without(Seccomp.MEMBARRIER, () -> new StudyProcess(checkout).run(command));
  }

  @Test
  void theRunLeavesOutThatRowAndStoresTheReason() throws Exception {
    Streams streams = run("floor,kernel");

    assertThat(streams.err()).isEmpty();
    JsonNode run;
    try (Stream<Path> files = Files.walk(checkout)) {
      Path file = files.filter(path -> path.endsWith("run.json")).findFirst().orElseThrow();
      run = Json.read(Files.readString(file));
    }
    assertThat(run.get("cases"))
        .extracting(c -> c.get("variant").asText())
        .containsExactly("floor");
    assertThat(run.get("omitted")).hasSize(1);
    assertThat(run.at("/omitted/0/workload").asText()).isEqualTo("broadcast");
    assertThat(run.at("/omitted/0/variant").asText()).isEqualTo("kernel");
    assertThat(run.at("/omitted/0/reason").asText())
        .startsWith("the kernel refuses membarrier (")
        .contains("seccomp");
  }

  @Test
  void thatRowAloneIsRefusedInOneLine() throws Exception {
    Streams streams = run("kernel");

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err())
        .startsWith("study: --versions kernel: the kernel refuses membarrier (")
        .hasLineCount(1);
  }
}
