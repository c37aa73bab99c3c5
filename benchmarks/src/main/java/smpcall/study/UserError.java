// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

/** Something that the user can mend: printed as one line, exit status 2. */
final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and its cure
   */
  UserError(String message) {
    super(message);
  }
}
