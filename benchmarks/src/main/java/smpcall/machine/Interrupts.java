// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** The interrupt handlers of the kernel that runs on a machine, one for each vector. */
public interface Interrupts {

  /** {@code CALL_FUNCTION_VECTOR}: somebody called this CPU, perhaps among others. */
  void genericSmpCallFunctionInterrupt(Cpu cpu);

  /** {@code CALL_FUNCTION_SINGLE_VECTOR}: something was put on this CPU's own queue. */
  void genericSmpCallFunctionSingleInterrupt(Cpu cpu);
}
