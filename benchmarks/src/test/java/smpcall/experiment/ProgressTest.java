// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Progress progress(boolean terminal, int steps) {
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    return new Progress(out, terminal, steps, Duration.ofSeconds(3));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFirstStepIsPrintedWithTheExpectedTime() {
    progress(false, 48).startStep("block 1, storm spinlock on 2 CPUs");

    assertThat(printed()).isEqualTo("  1 of 48, 2:24 left: block 1, storm spinlock on 2 CPUs\n");
  }

  @Test
  void withoutATerminalEveryStepIsALine() {
    Progress progress = progress(false, 2);

    progress.startStep("one");
    progress.endStep();
    progress.startStep("two");
    progress.endStep();
    progress.finish();

    assertThat(printed())
        .matches(
            """
              1 of 2, 0:06 left: one
              2 of 2, \\d+:\\d\\d left: two
            2 forks in \\d+:\\d\\d
            """);
  }

  @Test
  void theTimeLeftIsWithinTheLimit() {
    Progress progress = progress(false, 48);

    progress.limitTime(Duration.ofSeconds(-1));
    progress.startStep("one");

    assertThat(printed()).isEqualTo("  1 of 48, 0:00 left: one\n");
  }

  @Test
  void onATerminalOneLineChanges() {
    Progress progress = progress(true, 2);

    progress.startStep("one");
    progress.endStep();
    progress.startStep("two");
    progress.endStep();
    progress.finish();

    String clear = "\r\033[K";
    assertThat(printed())
        .startsWith(clear + "  1 of 2, 0:06 left: one" + clear + "  2 of 2, ")
        .containsPattern("two\\Q" + clear + "\\E2 forks in \\d+:\\d\\d\n$")
        .containsOnlyOnce("\n");
  }

  @ParameterizedTest
  @CsvSource({"0, '0:00'", "9, '0:09'", "60, '1:00'", "299, '4:59'", "7200, '120:00'"})
  void durationsAreMinutesAndSeconds(long seconds, String text) {
    assertThat(Progress.minutes(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
