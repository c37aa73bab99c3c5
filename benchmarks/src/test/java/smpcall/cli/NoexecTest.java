// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache directory from which nothing may be executed, where JNA unpacks its library. It is
 * mounted in the study's own namespace, which needs no privileges.
 */
@Tag("slow")
class NoexecTest {

  @TempDir private Path checkout;

  @Test
  void isOneLineWithItsCure() throws Exception {
    Path cache = Files.createDirectory(checkout.resolve("cache"));
    String script =
        "mount -t tmpfs -o noexec none '"
            + cache
            + "' && XDG_CACHE_HOME='"
            + cache
            + "' exec \"$@\"";
    List<String> prefix =
        List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh");
    List<String> probe = new ArrayList<>(prefix);
    probe.add("true");
    assumeTrue(
        new ProcessBuilder(probe).start().waitFor() == 0,
        "no disk can be mounted here: user namespaces are not allowed, or there is no unshare");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);

    for (String command : List.of("run", "doctor")) {
      Streams streams = new StudyProcess(checkout, prefix).run(command);

      assertThat(streams.status()).as(streams.toString()).isEqualTo(2);
      assertThat(streams.out()).isEmpty();
      assertThat(streams.err())
          .startsWith("study: JNA cannot be loaded (")
          .endsWith("if its directory is mounted noexec, set XDG_CACHE_HOME to one that is not\n")
          .hasLineCount(1);
    }
  }
}
