// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.List;
import smpcall.linux.Cpumask;
import smpcall.linux.ListSeen;
import smpcall.machine.Cpu;
import smpcall.machine.Interrupts;

/** What every version of {@code kernel/smp.c} offers. */
public interface Smp extends Interrupts {

  /**
   * {@code smp_call_function_many}: runs {@code func(info)} once on every online CPU in {@code
   * mask} other than the caller.
   *
   * @param cpu the caller, with interrupts on
   * @param func address of a {@link smpcall.machine.Function}
   * @param wait return only after all of them ran it
   * @throws smpcall.machine.Panic when the machine was stopped meanwhile
   */
  void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait);

  /** {@code smp_call_function}: the same with all online CPUs. */
  void smpCallFunction(Cpu cpu, long func, long info, boolean wait);

  /**
   * The one global list as it can be seen now, by anybody; see there what that is worth.
   *
   * @return without entries in a version that has no such list
   */
  default ListSeen listSeen() {
    return ListSeen.EMPTY;
  }

  /**
   * What is not at rest: entries in use, references, bits in masks, lists that are not empty. For a
   * time when no call is under way; at any other time a dump, as far as can be seen.
   *
   * @return a line for each thing, empty when all is well
   */
  List<String> leftovers();
}
