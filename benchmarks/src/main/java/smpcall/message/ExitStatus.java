// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

/** The exit statuses of the study's commands; the analysis has 4 for an inconclusive gate. */
public final class ExitStatus {

  /** Success. */
  public static final int FINE = 0;

  /** The command found something wrong: a race, a failed fork, a regression. */
  public static final int FINDING = 1;

  /** The usage or the input has a mistake that the user can correct. */
  public static final int BAD_USAGE = 2;

  /** An error in the study itself. */
  public static final int OWN_ERROR = 3;

  /** The host is too busy to measure anything. */
  public static final int BUSY = 5;

  private ExitStatus() {}
}
