// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The input cannot be used. The message is for the person who gave it: the file, the place, the
 * cure.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong; one line
   */
  public BadInputException(String message) {
    super(MessageLine.of(message));
  }

  /**
   * @param lines one for each thing that is wrong
   */
  public BadInputException(List<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
