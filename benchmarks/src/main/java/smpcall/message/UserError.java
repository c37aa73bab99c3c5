// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import java.util.Collection;
import java.util.stream.Collectors;

/** A mistake that the user can correct, printed as one line; the exit status is 2. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A single mistake.
   *
   * @param message place, mistake and cure
   */
  public UserError(String message) {
    super(MessageLine.of(message));
  }

  /**
   * Several mistakes.
   *
   * @param lines messages, one line each
   */
  public UserError(Collection<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
