// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import smpcall.experiment.JavaRuntimes;
import smpcall.experiment.JavaRuntimes.Runtime;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.inventory.JdkEntry;
import smpcall.message.UserError;

/** JDKs of the command line, beside those of the inventory. */
class JdkHomeOptionTest {

  private static final String HOME = System.getProperty("java.home");

  @TempDir private Path checkout;

  private static List<JdkEntry> entries(String... args) {
    return CommandLine.populateCommand(new JdkHomeOption(), args).entries();
  }

  private Host host() throws IOException {
    Inventories.install(checkout);
    return Inventory.read(checkout.resolve("hosts.yml")).host("localhost");
  }

  @Test
  void aJdkStandsBesideTheOneThatRunsTheStudy() throws IOException {
    String own = String.valueOf(java.lang.Runtime.version().feature());

    Map<String, Runtime> runtimes =
        JavaRuntimes.of(
            host(), null, entries("--jdk-home", "a=" + HOME, "--jdk-home", "b=" + HOME));

    assertThat(runtimes.keySet()).containsExactly(own, "a", "b");
    assertThat(runtimes.get("b").java()).contains(Path.of(HOME, "bin", "java"));
  }

  @Test
  void aJdkReplacesTheOneOfThatId() throws IOException {
    String own = String.valueOf(java.lang.Runtime.version().feature());

    Map<String, Runtime> runtimes =
        JavaRuntimes.of(host(), List.of(own), entries("--jdk-home", own + "=" + HOME));

    assertThat(runtimes.get(own).java()).contains(Path.of(HOME, "bin", "java"));
  }

  @Test
  void aDirectoryWithoutJavaIsRefused() throws IOException {
    Host host = host();
    List<JdkEntry> entries = entries("--jdk-home", "25=/nowhere");

    assertThatThrownBy(() -> JavaRuntimes.of(host, null, entries))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--jdk-home 25=/nowhere: JDK '25': /nowhere has no bin/java; correct its home, or"
                + " remove the entry");
  }

  @Test
  void badTextIsRefused() {
    assertThatThrownBy(() -> entries("--jdk-home", "/usr/lib/jvm/jdk-25"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--jdk-home /usr/lib/jvm/jdk-25: is not ID=DIR; give for example --jdk-home"
                + " 25=/usr/lib/jvm/jdk-25");
    assertThatThrownBy(() -> entries("--jdk-home", "a=/one", "--jdk-home", "a=/two"))
        .hasMessage("--jdk-home a=/two: the id 'a' is there twice; rename one");
  }
}
