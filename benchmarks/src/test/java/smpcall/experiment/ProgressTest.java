// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import smpcall.message.Terminal;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String printed(Terminal terminal) {
    Progress progress =
        new Progress(new PrintStream(bytes, false, StandardCharsets.UTF_8), terminal);
    progress.startStep("block 1 of 2, one");
    progress.println("one says something");
    progress.startStep("block 2 of 2, two");
    progress.printBad("two failed");
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalEveryStepIsALine() {
    assertThat(printed(new Terminal(false, false, 10)))
        .isEqualTo(
            """
            block 1 of 2, one
            one says something
            block 2 of 2, two
            two failed
            """);
  }

  @Test
  void onATerminalOneLineChangesAndNoneIsBrokenWithinAWord() {
    String clear = "\r\033[K";

    assertThat(printed(new Terminal(true, true, 10)))
        .isEqualTo(
            (clear + "block 1")
                + (clear + "one says\nsomething\n")
                + (clear + "block 2")
                + (clear + "\033[31mtwo failed\033[0m\n"));
  }
}
