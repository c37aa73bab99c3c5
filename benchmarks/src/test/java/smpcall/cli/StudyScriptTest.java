// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code study} before there is a JVM. */
class StudyScriptTest {

  private static final Path SCRIPT = Path.of("..", "study").toAbsolutePath().normalize();

  @TempDir private Path bin;

  /** Only what the script itself calls, and no java unless the test puts one there. */
  private Streams study(Map<String, String> environment) throws IOException, InterruptedException {
    for (String tool : new String[] {"dirname", "sed", "head", "find", "tail", "mkdir"}) {
      executable(tool, "exec /usr/bin/" + tool + " \"$@\"");
    }
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString(), "--help");
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    Path err = Files.createTempFile("study", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    String errors = Files.readString(err);
    Files.delete(err);
    return new Streams(status, out, errors);
  }

  private void executable(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    assertThat(study(Map.of()))
        .isEqualTo(
            new Streams(2, "", "study: no JDK: no java on the PATH; install a JDK 17 or newer\n"));
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    assertThat(study(Map.of("JAVA_HOME", "/nowhere")))
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: no JDK: JAVA_HOME=/nowhere has no bin/java; install a JDK 17 or newer\n"));
  }

  /** There is no such JDK on this host, so this is what one prints. */
  @Test
  void aJdkThatIsTooOldIsNamed() throws Exception {
    executable("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    assertThat(study(Map.of()))
        .isEqualTo(
            new Streams(2, "", "study: JDK 11 is too old; put a JDK 17 or newer on the PATH\n"));
  }
}
