// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmVariablesTest {

  private static final Map<String, String> SET =
      Map.of("JAVA_TOOL_OPTIONS", "-Xint", "JDK_JAVA_OPTIONS", " ", "PATH", "/bin");

  @Test
  void onlyThoseThatGiveFlagsAreNamed() {
    assertThat(JvmVariables.in(SET)).containsExactly("JAVA_TOOL_OPTIONS");
    assertThat(JvmVariables.in(Map.of())).isEmpty();
  }

  @Test
  void aProcessStartsWithoutThem() {
    ProcessBuilder process = new ProcessBuilder("true");
    process.environment().putAll(SET);

    JvmVariables.removeFrom(process);

    assertThat(process.environment())
        .containsEntry("PATH", "/bin")
        .doesNotContainKeys("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
  }
}
