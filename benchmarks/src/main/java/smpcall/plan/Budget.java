// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.message.UserError;

/** A span of time as people write it: {@code 90s}, {@code 10m}, {@code 2h}. */
public final class Budget {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smh])");

  private Budget() {}

  /**
   * Reads it.
   *
   * @throws UserError when it is none
   */
  public static Duration of(String text) {
    return of("--budget", text);
  }

  /**
   * Reads what another flag says.
   *
   * @throws UserError when it is none
   */
  public static Duration of(String flag, String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches() || Integer.parseInt(span.group(1)) == 0) {
      throw new UserError(flag + " '" + text + "' is no span of time; give 90s, 10m or 2h, say");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
