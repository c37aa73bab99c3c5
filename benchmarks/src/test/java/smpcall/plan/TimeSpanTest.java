// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.message.UserError;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "10m, PT10M", "2h, PT2H"})
  void aSpanHasANumberAndAUnit(String text, Duration span) {
    assertThat(TimeSpan.of("--budget", text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "10", "m", "-5m", "1.5h", "10 m", "9999999s"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TimeSpan.of("--budget", text))
        .isInstanceOf(UserError.class)
        .hasMessage("--budget '" + text + "': not a span of time; give for example 90s, 10m or 2h");
  }
}
