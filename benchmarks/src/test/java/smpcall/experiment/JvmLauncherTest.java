// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Jdk;
import smpcall.inventory.Inventory;
import smpcall.message.UserError;
import smpcall.plan.Workload;
import smpcall.store.RunHeader;
import smpcall.store.Runs;

/** A JVM whose command has several words. */
class JvmLauncherTest {

  @TempDir private Path home;

  private static Jdk jdk(boolean emulated, String... flags) {
    return new Jdk("17.0.15+6", "A vendor", "A VM", "s390x", emulated, "env", List.of(flags));
  }

  @Test
  void theShellExpandsNoWord() throws Exception {
    JavaRuntimes.Runtime runtime =
        new JavaRuntimes.Runtime(
            jdk(true), Optional.of(Path.of("a 'b' $(id)")), List.of("printf", "<%s>", "*"));

    Path made;
    try (JvmLauncher starter = JvmLauncher.of(runtime)) {
      made = starter.script().orElseThrow();
      Process script =
          new ProcessBuilder(starter.executable().orElseThrow().toString(), "-Dx=y z", "\\")
              .start();
      byte[] output = script.getInputStream().readAllBytes();
      assertThat(new String(output, StandardCharsets.UTF_8))
          .isEqualTo("<*><a 'b' $(id)><-Dx=y z><\\>");
    }
    assertThat(made).doesNotExist();
  }

  @Test
  void aJvmWithoutALauncherIsItsOwnExecutable() throws Exception {
    Path java = Path.of("/opt/jdk/bin/java");
    JavaRuntimes.Runtime runtime =
        new JavaRuntimes.Runtime(jdk(false), Optional.of(java), List.of());

    try (JvmLauncher starter = JvmLauncher.of(runtime)) {
      assertThat(starter).isEqualTo(new JvmLauncher(Optional.of(java), Optional.empty()));
    }
  }

  @Test
  void anEmulatedJvmIsPinnedFromOutside() {
    assertThat(new JavaRuntimes.Runtime(jdk(true, "-Xint"), Optional.empty(), List.of()).flags())
        .containsExactly(
            "-Xint", "-Dsmpcall.affinity.outside=true", "-Djdk.lang.Process.launchMechanism=FORK");
    assertThat(new JavaRuntimes.Runtime(jdk(false, "-Xint"), Optional.empty(), List.of()).flags())
        .containsExactly("-Xint");
  }

  /** Writes an inventory with a script that prints the properties of an ARM JVM. */
  private Path inventory(String flags) throws Exception {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\n"
            + "echo '    java.runtime.version = 17.0.15+6'\n"
            + "echo '    java.vendor = Somebody'\n"
            + "echo '    java.vm.name = A VM'\n"
            + "echo '    os.arch = aarch64'\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return Files.writeString(
        home.resolve("hosts.yml"),
        ("all: {hosts: {localhost: {jdks: [{id: arm, home: '" + home + "',")
            + (" launcher: [/usr/bin/env, A=1], flags: [" + flags + "]}]}}}"));
  }

  @Test
  void anEmulatedArmWithC2IsRefused() throws Exception {
    Path hosts = inventory("-Xshare:off");

    assertThatThrownBy(() -> JavaRuntimes.of(Inventory.read(hosts).host("localhost"), null))
        .isInstanceOf(UserError.class)
        .hasMessage(
            hosts
                + ":1: JDK 'arm' is an emulated aarch64, where code of C2 breaks the order of"
                + " volatile accesses; add flags: [-XX:TieredStopAtLevel=1]");
  }

  @Test
  void anEmulatedArmWithC1OnlyIsAccepted() throws Exception {
    Path hosts = inventory("-XX:TieredStopAtLevel=1");

    Map<String, JavaRuntimes.Runtime> runtimes =
        JavaRuntimes.of(Inventory.read(hosts).host("localhost"), null);

    assertThat(runtimes.get("arm").jdk())
        .isEqualTo(
            new Jdk(
                "17.0.15+6",
                "Somebody",
                "A VM",
                "aarch64",
                true,
                "env",
                List.of("-XX:TieredStopAtLevel=1")));
  }

  /** JDKs of the host's own architecture share the check on the study's JVM. */
  @Test
  void eachEmulatedJdkHasACheckOfItsOwn() {
    RunHeader header =
        Runs.header("20261122T190000Z", Runs.cases(List.of("floor"), Workload.STORM));

    assertThat(PlannedCheck.of(header)).containsExactly(PlannedCheck.ofHost());
    assertThat(PlannedCheck.of(Runs.emulated(header)))
        .containsExactly(new PlannedCheck("17", "check-17.json"));
  }
}
