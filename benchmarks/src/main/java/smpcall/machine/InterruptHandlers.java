// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** The interrupt handlers of the kernel that runs on a machine, one for each vector. */
public interface InterruptHandlers {

  /** {@code CALL_FUNCTION_VECTOR}: a CPU called this one, perhaps among others. */
  void genericSmpCallFunctionInterrupt(Cpu cpu);

  /** {@code CALL_FUNCTION_SINGLE_VECTOR}: a call is on this CPU's own queue. */
  void genericSmpCallFunctionSingleInterrupt(Cpu cpu);
}
