// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.List;
import java.util.stream.Collectors;

/** The input cannot be used. The message for the user names the file, the place and the cure. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the fault, one line
   */
  public BadInputException(String message) {
    super(MessageLine.of(message));
  }

  /**
   * @param lines the faults, a line for each
   */
  public BadInputException(List<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
