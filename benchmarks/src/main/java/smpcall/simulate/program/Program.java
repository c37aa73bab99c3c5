// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.machine.Cpu;

/** What the calling CPUs of a run do again and again. */
public interface Program {

  /** One counted operation of a CPU. */
  void operate(Cpu cpu);

  /** Notes that the CPU was stopped in the middle of one. */
  void stopped(Cpu cpu);

  /**
   * Ends the audit, when all CPUs are at rest.
   *
   * @return what is wrong; null when nothing is
   */
  String audit();
}
