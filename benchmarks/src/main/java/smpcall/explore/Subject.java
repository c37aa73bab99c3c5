// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.function.Function;
import smpcall.explore.local.LocalStates;
import smpcall.explore.local.Weakening;
import smpcall.explore.local.Words;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Program;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;

/**
 * What is explored: a kernel, the programs of its CPUs, and a memory model.
 *
 * @param boot boots the kernel
 * @param program programs of the CPUs
 * @param model memory model
 * @param weakening orderings that are taken away from the code
 * @param reductions whether states are left out that make no difference; without, only wait loops
 *     are merged
 */
public record Subject(
    Function<Machine, Smp> boot,
    Program program,
    MemoryModel model,
    Weakening weakening,
    boolean reductions) {

  LocalStates locals(Words words) {
    return new LocalStates(boot, program, words, weakening, reductions);
  }

  Words words() {
    return new Words(LocalStates.capacity(program), reductions);
  }
}
