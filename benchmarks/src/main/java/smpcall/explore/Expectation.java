// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import smpcall.audit.Invariant;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Scenario;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/**
 * What the facts about a version let expect of a cell.
 *
 * @param race name of the race that must show; null: none
 * @param needed invariants of which one at least must be broken; none: nothing may be
 * @param tolerated invariants that may be broken besides
 */
public record Expectation(String race, Set<Invariant> needed, Set<Invariant> tolerated) {

  private static final Set<Invariant> NONE = EnumSet.noneOf(Invariant.class);
  private static final Set<Invariant> ALL = EnumSet.allOf(Invariant.class);
  private static final Expectation RIGHT = new Expectation(null, NONE, NONE);

  /** The expectation for a cell; for a program of the user's own there is none. */
  static Expectation of(CellSetup setup) {
    Scenario scenario = Scenario.find(setup.scenario()).orElse(null);
    KernelVersion version = setup.kernel().version();
    if (scenario == null) {
      return new Expectation(null, NONE, ALL);
    }
    if (version == null) {
      return setup.kernel().csdOwner().isRacy()
          ? new Expectation("shared csd", EnumSet.of(Invariant.RUNS_WHAT_WAS_CALLED), ALL)
          : RIGHT;
    }
    boolean weak = setup.model().isWeak();
    if (version == KernelVersion.FLOOR && weak && scenario.hasTwoSenders()) {
      // Its interrupts are not ordered with each other's requests: see docs/memory-models.md.
      return new Expectation("interrupt of two", EnumSet.of(Invariant.RETURNS), ALL);
    }
    return switch (scenario) {
      case REUSE, NO_WAIT -> races(setup, Race.REUSE_RACE);
      case DELETE_BEFORE_ADD, SHRUNK_MASK -> races(setup, Race.REUSE_RACE, Race.DELETE_BEFORE_ADD);
      case EMPTIED_MASK ->
          version.returnsFromEmptyMask()
              ? RIGHT
              : new Expectation(
                  Race.EMPTY_MASK.words(),
                  EnumSet.of(Invariant.RETURNS),
                  version.isRacy() ? ALL : NONE);
      case RESULTS ->
          new Expectation(
              null,
              NONE,
              weak && !version.ordering().promisesResults()
                  ? EnumSet.of(Invariant.WAITER_SEES_RESULTS)
                  : NONE);
      case NESTED ->
          version.runsBeforeItClears()
              ? new Expectation("nested run", EnumSet.of(Invariant.RUNS_ONCE), ALL)
              : RIGHT;
      case SHARED_CSD -> RIGHT;
    };
  }

  private static Expectation races(CellSetup setup, Race... shown) {
    KernelVersion version = setup.kernel().version();
    if (setup.model().isWeak() && !version.ordersFunctionBeforeMask()) {
      return new Expectation(
          "old function", EnumSet.of(Invariant.RUNS_ONCE, Invariant.RUNS_WHAT_WAS_CALLED), ALL);
    }
    if (setup.model() == MemoryModel.WEAK_JAVA && version == KernelVersion.LINUX_2_6_39) {
      // An entry's next pointer is stored plainly: see CallFunctionQueue.addRcu.
      return new Expectation("plain next", EnumSet.of(Invariant.WALKS_ENTRIES), ALL);
    }
    for (Race race : List.of(shown)) {
      if (version.races().contains(race)) {
        return new Expectation(
            race.words(),
            race == Race.REUSE_RACE
                ? EnumSet.of(Invariant.REFS_NOT_NEGATIVE)
                : EnumSet.of(Invariant.DELETED_AFTER_ADDED),
            ALL);
      }
    }
    return RIGHT;
  }

  /** Whether that is what is expected. */
  boolean allows(Set<Invariant> broken) {
    boolean shown = needed.isEmpty() || broken.stream().anyMatch(needed::contains);
    return shown
        && broken.stream().allMatch(each -> needed.contains(each) || tolerated.contains(each));
  }

  /** Whether there is a race to show. */
  boolean isRace() {
    return race != null;
  }
}
