// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.Locale;
import smpcall.explore.local.Weakening;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.Program;
import smpcall.explore.program.ProgramText;
import smpcall.explore.program.Scenario;
import smpcall.kernel.KernelConfig;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * What one cell of the table explores.
 *
 * @param kernel kernel
 * @param scenario id of a {@link Scenario}, or the text of a program
 * @param model memory model
 * @param lock kind of lock
 * @param mask place of an entry's mask
 */
public record CellSetup(
    Kernel kernel, String scenario, MemoryModel model, LockKind lock, MaskPlace mask) {

  /** The program. */
  public Program program() {
    return Scenario.find(scenario)
        .map(Scenario::program)
        .orElseGet(() -> ProgramText.parse(scenario));
  }

  /** The same with orderings taken away. */
  public Subject subject(Weakening weakening) {
    Program program = program();
    // With 2 CPUs kernels up to 5.12 take their path for a single target; the search must not.
    KernelConfig config = new KernelConfig(lock, mask, program.cpus() > 2);
    return new Subject(machine -> kernel.boot(machine, config), program, model, weakening, true);
  }

  /** The subject of the search. */
  public Subject subject() {
    return subject(Weakening.NONE);
  }

  /** As in a token. */
  public String path() {
    return String.join(
        "/", kernel.id(), scenario, model.id(), (lock + "-" + mask).toLowerCase(Locale.ROOT));
  }
}
