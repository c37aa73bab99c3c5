// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.List;
import smpcall.linux.Cpumask;
import smpcall.linux.ListSnapshot;
import smpcall.machine.Cpu;
import smpcall.machine.InterruptHandlers;

/** The interface of every version of {@code kernel/smp.c}. */
public interface Smp extends InterruptHandlers {

  /**
   * {@code smp_call_function_many}: runs {@code func(info)} once on every online CPU in {@code
   * mask} other than the caller.
   *
   * @param cpu caller, with interrupts on
   * @param mask online CPUs to run it, and others, which are ignored
   * @param func address of a {@link smpcall.machine.Function}
   * @param info argument of the function
   * @param wait whether to return only after all targets ran it
   * @throws smpcall.machine.Panic when the machine was stopped
   */
  void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait);

  /** {@code smp_call_function}: the same for all online CPUs. */
  void smpCallFunction(Cpu cpu, long func, long info, boolean wait);

  /**
   * The global list as one walk meets it now; for any thread.
   *
   * @return empty in a version without such a list
   */
  default ListSnapshot listSnapshot() {
    return ListSnapshot.EMPTY;
  }

  /**
   * Everything that is not at rest: entries in use, references, bits in masks, lists that are not
   * empty. Exact while no call is under way, otherwise a dump.
   *
   * @return one line each; empty when all is at rest
   */
  List<String> leftovers();
}
