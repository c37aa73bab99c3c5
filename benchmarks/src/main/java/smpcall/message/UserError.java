// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import java.util.Collection;
import java.util.stream.Collectors;

/** Something that the user can mend: printed as one line, exit status 2. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and its cure
   */
  public UserError(String message) {
    super(MessageLine.of(message));
  }

  /**
   * Several of them.
   *
   * @param lines one for each
   */
  public UserError(Collection<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
