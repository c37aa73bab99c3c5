// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.message.UserError;

/** Reads a span of time such as {@code 90s}, {@code 10m} or {@code 2h}. */
public final class TimeSpan {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smh])");

  private TimeSpan() {}

  /**
   * Reads the value of an option.
   *
   * @param option name of the option, for the error
   * @throws UserError if the text is no span of time above 0
   */
  public static Duration of(String option, String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches() || Integer.parseInt(span.group(1)) == 0) {
      throw new UserError(
          option + " '" + text + "': not a span of time; give for example 90s, 10m or 2h");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
