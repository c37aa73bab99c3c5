// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.message.UserError;

/** The precision that a user asks for: a percentage. */
public final class Precision {

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)%?");

  private Precision() {}

  /**
   * Reads {@code 2%}, {@code 2} or {@code 0.5%}.
   *
   * @return percent, above 0
   * @throws UserError when the text is no percentage above 0
   */
  public static double of(String text) {
    Matcher percent = PERCENT.matcher(text);
    double value = percent.matches() ? Double.parseDouble(percent.group(1)) : 0;
    if (value <= 0) {
      throw new UserError("--precision '" + text + "' is no percentage above 0; give 2%, say");
    }
    return value;
  }
}
