// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;
import java.util.stream.Collectors;
import smpcall.inventory.MessageLine;

/** Something that the user can mend: printed as one line, exit status 2. */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and its cure
   */
  UserError(String message) {
    super(MessageLine.of(message));
  }

  /**
   * Several of them.
   *
   * @param lines one for each
   */
  UserError(List<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
