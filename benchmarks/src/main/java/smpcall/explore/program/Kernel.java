// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;

/**
 * A kernel that can be explored: a version of the study, or one that has single calls only.
 *
 * @param id name on the command line and in files
 * @param version version, or null
 * @param csdOwner owner of the call data of single calls, or null
 */
public record Kernel(String id, KernelVersion version, CsdOwner csdOwner) {

  /** All that can be explored, in the order of history. */
  public static List<Kernel> all() {
    List<Kernel> all = new ArrayList<>();
    Stream.of(KernelVersion.values()).map(Kernel::of).forEach(all::add);
    Stream.of(CsdOwner.values()).map(Kernel::of).forEach(all::add);
    return all;
  }

  /** A version of the study. */
  public static Kernel of(KernelVersion version) {
    return new Kernel(version.id(), version, null);
  }

  /** A kernel with single calls only. */
  public static Kernel of(CsdOwner csdOwner) {
    return new Kernel(csdOwner.id(), null, csdOwner);
  }

  /** The kernel with that id; empty when there is none. */
  public static Optional<Kernel> find(String id) {
    return all().stream().filter(kernel -> kernel.id.equals(id)).findFirst();
  }

  /** The ids of all. */
  public static String ids() {
    return all().stream().map(Kernel::id).collect(Collectors.joining(", "));
  }

  /** Boots it. */
  public Smp boot(Machine machine, KernelConfig config) {
    return version == null ? csdOwner.boot(machine) : version.boot(machine, config);
  }

  /**
   * Whether it can run a scenario: single calls are for one kind of kernel, the rest for others.
   */
  public boolean runs(Scenario scenario) {
    return (version == null) == (scenario == Scenario.SHARED_CSD);
  }
}
