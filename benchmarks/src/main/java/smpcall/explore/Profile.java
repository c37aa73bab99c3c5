// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.Scenario;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/** Which cells are explored when nothing else is said, and how far. */
public enum Profile {
  /** What takes seconds: sequential consistency, without the largest. */
  QUICK(1_000_000),
  /**
   * All under SC and TSO; WEAK where it is small, and for the versions that must be right there.
   */
  DEFAULT(20_000_000),
  /** WEAK for all versions, and its Java variant for those that must be right there. */
  FULL(60_000_000);

  private static final Set<KernelVersion> RIGHT_WHEN_WEAK =
      EnumSet.of(KernelVersion.LINUX_2_6_39, KernelVersion.LINUX_4_14, KernelVersion.LINUX_5_13);

  private final int states;

  Profile(int states) {
    this.states = states;
  }

  /** The profile with that id; empty when there is none. */
  public static Optional<Profile> find(String id) {
    return Stream.of(values()).filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Most states of a cell. */
  public int states() {
    return states;
  }

  /** The cells, in the order in which they are printed. */
  public List<CellSetup> cells() {
    List<CellSetup> cells = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Kernel kernel : Kernel.all()) {
        if (kernel.runs(scenario)) {
          for (MemoryModel model : MemoryModel.values()) {
            if (has(kernel, scenario, model)) {
              cells.add(
                  new CellSetup(kernel, scenario.id(), model, LockKind.TICKET, MaskPlace.INLINE));
            }
          }
        }
      }
    }
    if (this != QUICK) {
      addConfigurations(cells);
    }
    return cells;
  }

  private boolean has(Kernel kernel, Scenario scenario, MemoryModel model) {
    boolean small = scenario == Scenario.EMPTIED_MASK || scenario == Scenario.SHARED_CSD;
    boolean large = scenario == Scenario.DELETE_BEFORE_ADD;
    boolean rightWhenWeak = RIGHT_WHEN_WEAK.contains(kernel.version());
    boolean promised =
        scenario == Scenario.RESULTS && kernel.version().ordering().promisesResults();
    return switch (model) {
      case SC -> this != QUICK || !large && kernel.version() != KernelVersion.SPINLOCK;
      case TSO -> this != QUICK;
      case WEAK ->
          this != QUICK
              && (small
                  || promised
                  || scenario == Scenario.REUSE && (rightWhenWeak || this == FULL));
      case WEAK_JAVA -> this == FULL && scenario == Scenario.REUSE && rightWhenWeak;
    };
  }

  /** The other lock and the other place of the mask, under SC. */
  private void addConfigurations(List<CellSetup> cells) {
    for (Kernel kernel : Kernel.all()) {
      if (kernel.runs(Scenario.REUSE)) {
        String reuse = Scenario.REUSE.id();
        cells.add(new CellSetup(kernel, reuse, MemoryModel.SC, LockKind.TAS, MaskPlace.INLINE));
        cells.add(new CellSetup(kernel, reuse, MemoryModel.SC, LockKind.TICKET, MaskPlace.OWN));
      }
    }
  }
}
