// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;

/**
 * Results on a full disk and on a read-only one. The disks are real, mounted in the study's own
 * namespace, which needs no privileges.
 */
@Tag("slow")
class UnwritableResultsTest {

  @TempDir private Path checkout;

  private Path disk;

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    disk = Files.createDirectory(checkout.resolve("disk"));
    assumeTrue(
        new ProcessBuilder(on("size=64k", "true")).start().waitFor() == 0,
        "no disk can be mounted here: user namespaces are not allowed, or there is no unshare");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);
  }

  /** Returns a prefix that mounts the disk, then runs the command line. */
  private List<String> on(String options, String before) {
    String script = "mount -t tmpfs -o " + options + " none '" + disk + "' && " + before;
    return List.of(
        "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script + " && \"$@\"", "sh");
  }

  private Streams study(List<String> prefix) throws Exception {
    return new StudyProcess(checkout, prefix)
        .run("run", "--profile", "smoke", "--workloads", "ping-pong", "--results", disk.toString());
  }

  @Test
  void aFullDiskIsOneLineWithItsCure() throws Exception {
    Streams streams = study(on("size=8k", "true"));

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err())
        .startsWith("study: " + disk.resolve(Hosts.nameOfThis()))
        .contains("cannot be written (No space left on device)", "make room there")
        .hasLineCount(1);
  }

  @Test
  void aReadOnlyDirectoryIsOneLineBeforeAnythingRuns() throws Exception {
    Streams streams = study(on("size=1m", "mount -o remount,ro '" + disk + "'"));

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .startsWith("study: " + disk.resolve(Hosts.nameOfThis()))
        .contains("cannot be written (Read-only file system)", "--results DIR")
        .hasLineCount(1);
  }
}
