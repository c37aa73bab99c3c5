// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HostsCommandTest {

  @Test
  void theOptionsOfThePlanArePassedOnAndAFlagHasNoValue() {
    HostsCommand.Run run = new HostsCommand.Run();
    new CommandLine(run).parseArgs("--gaps", "0,300", "--sensitivity", "--blocks", "6");

    assertThat(run.arguments())
        .containsExactly("--sensitivity", "--gaps", "0,300", "--blocks", "6");
  }
}
