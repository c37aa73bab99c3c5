// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/** Errors of the JVM, such as no memory, that libraries wrap into exceptions on their input. */
public final class JvmError {
  private JvmError() {}

  /**
   * Throws the error that caused an exception, if one did.
   *
   * @throws VirtualMachineError that error
   */
  public static void rethrow(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof VirtualMachineError error) {
        throw error;
      }
    }
  }
}
