// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

  private static final String TERMINAL = "smpcall.input.terminal";
  private static final String WHAT = "This takes a day.";

  private final InputStream in = System.in;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private void ask(String answer) {
    System.setProperty(TERMINAL, "true");
    System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Confirmation.ask(WHAT);
  }

  @AfterEach
  void restoreStreams() {
    System.clearProperty(TERMINAL);
    System.setIn(in);
    System.setErr(err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "yes\n", " Y", "YES\n"})
  void yesGoesOn(String answer) {
    assertThatCode(() -> ask(answer)).doesNotThrowAnyException();
    assertThat(printed).hasToString(WHAT + " Go on? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "yeti\n", "no\ny\n"})
  void anythingElseStops(String answer) {
    assertThatThrownBy(() -> ask(answer))
        .isInstanceOf(UserError.class)
        .hasMessage("nothing was done");
  }

  @Test
  void withoutATerminalNobodyIsAsked() {
    assertThatThrownBy(() -> Confirmation.ask(WHAT))
        .isInstanceOf(UserError.class)
        .hasMessage(WHAT + " There is no terminal to ask; give --yes");
  }
}
