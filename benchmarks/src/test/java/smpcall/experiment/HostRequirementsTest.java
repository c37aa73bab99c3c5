// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import smpcall.message.UserError;

class HostRequirementsTest {

  @Test
  void flagsThatNoResultRecordsAreRefused() {
    assertThatThrownBy(
            () ->
                HostRequirements.checkVariables(
                    Map.of("_JAVA_OPTIONS", "-Xint", "JAVA_TOOL_OPTIONS", "-ea")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "JAVA_TOOL_OPTIONS, _JAVA_OPTIONS would give the forks flags that no result records;"
                + " start with ./study, which takes it away, and give flags as flags: of a JDK in"
                + " hosts.yml");
    assertThatCode(() -> HostRequirements.checkVariables(Map.of("PATH", "/bin")))
        .doesNotThrowAnyException();
  }
}
