// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

/**
 * The input cannot be used. The message is for the person who gave it: the file, the place, the
 * cure.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong; one line for each thing that is
   */
  public BadInputException(String message) {
    super(message);
  }
}
