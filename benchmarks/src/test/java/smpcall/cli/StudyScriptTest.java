// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code study} before there is a JVM. */
class StudyScriptTest {

  private static final Path SCRIPT = Path.of("..", "study").toAbsolutePath().normalize();

  private static final List<String> TOOLS =
      List.of(
          "dirname", "sed", "head", "find", "tail", "mkdir", "grep", "locale", "readlink", "touch");

  @TempDir private Path bin;

  /** Only what the script itself calls, and no java unless the test puts one there. */
  private Streams study(Map<String, String> environment) throws IOException, InterruptedException {
    return study(SCRIPT, environment);
  }

  private Streams study(Path script, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (String tool : TOOLS) {
      executable(tool, "exec /usr/bin/" + tool + " \"$@\"");
    }
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString(), "--help");
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
            new Streams(2, "", "study: Java 11 is too old; put a JDK 17 or newer on the PATH\n"));
  }

  @Test
  void javaHomeOfJava8IsNamedWithItsCure() throws Exception {
    Path home = Files.createDirectories(bin.resolve("jdk8"));
    Files.createDirectory(home.resolve("bin"));
    executable("jdk8/bin/java", "echo 'openjdk version \"1.8.0_392\"' >&2");

    assertThat(study(Map.of("JAVA_HOME", home.toString())))
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: Java 8 is too old; point JAVA_HOME at a JDK 17 or newer, or unset it\n"));
  }

  /** A checkout that is built already, with a java that prints what it was given. */
  private Path checkout(String name) throws IOException {
    Path home = Files.createDirectories(bin.resolve(name));
    for (String module : List.of("benchmarks", "analysis")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createDirectories(home.resolve(module).resolve("target"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(home.resolve("pom.xml"), "");
    for (String module : List.of("benchmarks", "analysis")) {
      Files.writeString(home.resolve(module + "/target/" + module + ".jar"), "");
    }
    Files.copy(SCRIPT, home.resolve("study"));
    executable(
        "java",
        "case $1 in -version) echo 'openjdk version \"17.0.2\"' >&2 ;;"
            + " *) echo \"$LC_ALL ${JAVA_TOOL_OPTIONS-none} $*\" ;; esac");
    return home;
  }

  @Test
  void startedByALinkItUsesItsOwnCheckoutAndMakesNothingElsewhere() throws Exception {
    Path home = checkout("checkout");
    Path elsewhere = Files.createDirectory(bin.resolve("elsewhere"));
    Path link = elsewhere.resolve("study");
    Files.createSymbolicLink(link, Path.of("../checkout/study"));

    Streams streams = study(link, Map.of());

    assertThat(streams.err()).isEmpty();
    assertThat(streams.out()).contains("-Dsmpcall.home=" + home.toRealPath());
    assertThat(elsewhere).isDirectoryContaining(link::equals);
    assertThat(elsewhere.toFile().list()).containsExactly("study");
  }

  @Test
  void lettersBeyondAsciiInThePathNeedALocaleThatHasThem() throws Exception {
    Path home = checkout("Messung f\u00fcr \u00c4hnliches");

    Streams streams = study(home.resolve("study"), Map.of("LC_ALL", "C"));

    assertThat(streams.err()).isEmpty();
    assertThat(streams.out()).startsWith("C.UTF-8 ").contains("-Dsmpcall.home=");
  }

  @Test
  void flagsOfTheSurroundingsDoNotReachTheForks() throws Exception {
    Path home = checkout("checkout");

    Streams streams =
        study(home.resolve("study"), Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));

    assertThat(streams.err())
        .isEqualTo(
            "study: not passed on: JAVA_TOOL_OPTIONS; flags of the forks belong in hosts.yml (jdks:"
                + " [{..., flags: [...]}])\n");
    assertThat(streams.out()).startsWith(" none ");
  }
}
