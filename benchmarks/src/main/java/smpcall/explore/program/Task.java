// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

/**
 * One task of a CPU's program.
 *
 * @param kind kind of task
 * @param call number of the call, among all of the program
 * @param cpus targets of the call, or what is left of its mask, as bits
 * @param waits whether the call waits
 */
public record Task(Kind kind, int call, int cpus, boolean waits) {

  /** The kind of a task. */
  public enum Kind {
    /** Makes a call. */
    CALL,
    /** Takes CPUs out of the mask of another CPU's call. */
    SHRINK_MASK
  }
}
