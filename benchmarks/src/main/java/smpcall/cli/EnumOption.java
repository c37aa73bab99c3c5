// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.message.UserError;

/** The value of an option that names a constant in lower case. */
final class EnumOption {

  private EnumOption() {}

  /**
   * The constant with that name.
   *
   * @param option option that has the name
   * @throws UserError naming those that there are
   */
  static <E extends Enum<E>> E of(String option, String id, E[] all) {
    return Stream.of(all)
        .filter(each -> id(each).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    option
                        + " "
                        + id
                        + ": give "
                        + Stream.of(all).map(EnumOption::id).collect(Collectors.joining(" or "))));
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
