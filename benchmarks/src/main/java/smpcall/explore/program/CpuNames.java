// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

/** The names of CPUs in texts: A is CPU 0. */
public final class CpuNames {

  private CpuNames() {}

  /** The letter of a CPU. */
  public static char of(int cpu) {
    return (char) ('A' + cpu);
  }
}
