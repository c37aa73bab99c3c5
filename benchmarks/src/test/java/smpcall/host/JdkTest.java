// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkTest {

  @TempDir private Path home;

  @Test
  void aStartedRuntimeDescribesItselfLikeThisOne() {
    assertThat(Jdk.at(Path.of(System.getProperty("java.home")), List.of(), List.of()))
        .isEqualTo(Jdk.ofThisJvm());
  }

  @ParameterizedTest
  @CsvSource({"17.0.15+6, 17", "25, 25", "1.8.0_392-b08, 8", "26-ea+3, 26"})
  void theFeatureReleaseIsTheFirstNumber(String version, int feature) {
    assertThat(new Jdk(version, "vendor", "vm", "amd64", false, null, List.of()).feature())
        .isEqualTo(feature);
  }

  /** A script prints the properties, so that no emulator is needed. */
  @Test
  void aRuntimeOfAnotherArchitectureIsEmulated() throws IOException {
    java(
        "echo \"    java.runtime.version = 17.0.15+6\"\n"
            + "echo '    java.vendor = Somebody'\n"
            + "echo '    java.vm.name = A VM'\n"
            + "echo '    os.arch = pdp11'\n"
            + "[ \"$1 $LAUNCHED\" = '-Xint yes' ]");

    Jdk jdk = Jdk.at(home, List.of("/usr/bin/env", "LAUNCHED=yes"), List.of("-Xint"));

    assertThat(jdk)
        .isEqualTo(
            new Jdk("17.0.15+6", "Somebody", "A VM", "pdp11", true, "env", List.of("-Xint")));
  }

  @Test
  void anEmulatorOfTheHostsOwnArchitectureIsRecognised() throws IOException {
    Path emulator = home.resolve("qemu-any-static");
    Files.writeString(emulator, "#!/bin/sh\nexec \"$@\"\n");
    assertThat(emulator.toFile().setExecutable(true)).isTrue();
    Path own = Path.of(System.getProperty("java.home"));

    assertThat(Jdk.at(own, List.of(emulator.toString()), List.of()).emulated()).isTrue();
    assertThat(Jdk.at(own, List.of("env"), List.of()).emulated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "26-internal-adhoc.jane.jdk, 26-internal-adhoc",
    "21.0.2-internal+0-adhoc.jane.jdk-sources, 21.0.2-internal+0-adhoc",
    "17.0.15+6-Ubuntu-0ubuntu124.04, 17.0.15+6-Ubuntu-0ubuntu124.04"
  })
  void aBuildAtHomeDoesNotNameItsUser(String version, String shown) {
    assertThat(new Jdk(version, "N/A", "vm", "amd64", false, null, List.of()).version())
        .isEqualTo(shown);
  }

  @Test
  void aDirectoryWithoutJavaIsRefused() {
    assertThatThrownBy(() -> Jdk.at(home, List.of(), List.of()))
        .hasMessage(home + " has no bin/java");
  }

  private void java(String script) throws IOException {
    Path java = home.resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  /** A script prints the properties, because this host has no such JDK. */
  @Test
  void anOldRuntimeIsRefused() throws IOException {
    java(
        "echo '    java.runtime.version = 11.0.2+9'\n"
            + "echo '    java.vendor = Somebody'\n"
            + "echo '    java.vm.name = A VM'\n"
            + "echo '    os.arch = amd64'");

    assertThatThrownBy(() -> Jdk.at(home, List.of(), List.of()))
        .hasMessage(home + " is Java 11.0.2+9, and the study needs 17 or newer");
  }

  @Test
  void aRuntimeThatDoesNotStartIsRefused() throws IOException {
    java("echo 'cannot execute'; exit 1");

    assertThatThrownBy(() -> Jdk.at(home, List.of(), List.of()))
        .hasMessage(home.resolve("bin/java") + " does not start: cannot execute");
  }

  @Test
  void aProgramWithoutPropertiesIsRefused() throws IOException {
    java("exit 0");

    assertThatThrownBy(() -> Jdk.at(home, List.of(), List.of()))
        .hasMessage(home.resolve("bin/java") + " does not report its version");
  }
}
