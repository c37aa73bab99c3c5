// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.message.UserError;

/** Reads the value of {@code --precision}, a percentage. */
public final class Precision {

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)%?");

  private Precision() {}

  /**
   * Reads {@code 2%}, {@code 2} or {@code 0.5%}.
   *
   * @return precision in percent, above 0
   * @throws UserError if the text is no percentage above 0
   */
  public static double of(String text) {
    Matcher percent = PERCENT.matcher(text);
    double value = percent.matches() ? Double.parseDouble(percent.group(1)) : 0;
    if (value <= 0) {
      throw new UserError(
          "--precision '" + text + "': not a percentage above 0; give for example 2%");
    }
    return value;
  }
}
