// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/** What must come out when a kernel is checked under some workload. */
public enum Expectation {
  /** Nothing may be found. */
  HOLDS("holds", EnumSet.noneOf(Invariant.class), EnumSet.noneOf(Invariant.class)),
  /**
   * A CPU that is late spoils the entry when its owner reuses it (the mail of 2010-03-23): one
   * reference too few, and by that a wait that is too short, a target that is left out, or a call
   * that never returns. What else then goes wrong in the list is its consequence; a cycle as below.
   */
  REUSE_RACE(
      Race.REUSE_RACE.words(),
      EnumSet.of(
          Invariant.REFS_NOT_NEGATIVE,
          Invariant.WAITS_FOR_ALL,
          Invariant.RUNS_ON_EVERY_TARGET,
          Invariant.RETURNS),
      EnumSet.allOf(Invariant.class)),
  /**
   * Late CPUs finish a call before it is on the list (e6cd1e07a185). They delete the entry first,
   * and that is a fault. If the entry is linked all the same, and then once more, the list becomes
   * a cycle. So a cycle is allowed as a consequence, but is no sign of the race: an owner adds
   * again only after LOCK is cleared, and the CPU that clears it has deleted before.
   */
  DELETE_BEFORE_ADD(
      Race.DELETE_BEFORE_ADD.words(),
      EnumSet.of(Invariant.DELETED_AFTER_ADDED),
      EnumSet.allOf(Invariant.class)),
  /**
   * A caller whose mask is emptied waits for ever (723aae25d5cd), and nothing else is wrong: LOCK
   * stays set, so the entry is never added again, and the list has an end.
   */
  EMPTY_MASK(
      Race.EMPTY_MASK.words(),
      EnumSet.of(Invariant.RETURNS),
      EnumSet.of(Invariant.RETURNS, Invariant.AT_REST)),
  /** The same in a version that has races beside. */
  EMPTY_MASK_AND_RACES(
      Race.EMPTY_MASK.words(), EnumSet.of(Invariant.RETURNS), EnumSet.allOf(Invariant.class)),
  /**
   * Two senders fill the same call data at once (35551efb155e): one call is lost, the other runs
   * twice, or its function runs with the argument of another; or the queue becomes a cycle.
   */
  SHARED_CSD(
      "shared csd",
      EnumSet.of(
          Invariant.RUNS_ONCE,
          Invariant.RUNS_ON_EVERY_TARGET,
          Invariant.RUNS_WHAT_WAS_CALLED,
          Invariant.WALK_ENDS),
      EnumSet.allOf(Invariant.class)),
  /** With fewer CPUs than the race needs nothing may be found; it cannot be shown here. */
  TOO_FEW_CPUS(
      "holds, too few CPUs", EnumSet.noneOf(Invariant.class), EnumSet.noneOf(Invariant.class));

  /** Two senders and their target. */
  private static final int CPUS_OF_SHARED_CSD = 3;

  private static final Set<String> X86 = Set.of("amd64", "x86_64", "i386", "x86");

  private final String words;
  private final Set<Invariant> needed;
  private final Set<Invariant> allowed;

  /**
   * @param needed one of these at least must be broken; none: nothing may be
   * @param allowed what may be broken at all
   */
  Expectation(String words, Set<Invariant> needed, Set<Invariant> allowed) {
    this.words = words;
    this.needed = needed;
    this.allowed = allowed;
  }

  /** As printed. */
  public String words() {
    return words;
  }

  /** Whether nothing may be found. */
  public boolean isSilent() {
    return needed.isEmpty();
  }

  /** Whether that it is broken shows what is expected. */
  boolean isShownBy(Invariant broken) {
    return needed.contains(broken);
  }

  boolean allows(Set<Invariant> broken) {
    boolean shown = isSilent() || !Collections.disjoint(broken, needed);
    return shown && allowed.containsAll(broken);
  }

  /** Whether findings are what is expected: none, or those. */
  public static boolean allows(CellSetup setup, Findings findings) {
    String architecture = System.getProperty("os.arch");
    return of(setup).allows(convicting(setup.kernel(), architecture, findings.broken()));
  }

  /**
   * Of what was broken, what that kernel promises there. That the waiter sees what was written is
   * promised since 4.x; before, it is so on x86 only.
   *
   * @param architecture as {@code os.arch} has it
   */
  static Set<Invariant> convicting(Kernel kernel, String architecture, Set<Invariant> broken) {
    Set<Invariant> convicting = EnumSet.noneOf(Invariant.class);
    convicting.addAll(broken);
    boolean promised = kernel.version() == null || kernel.version().ordering().promisesResults();
    if (!promised && !X86.contains(architecture)) {
      convicting.remove(Invariant.WAITER_SEES_RESULTS);
    }
    return convicting;
  }

  /** The expectation for a kernel under some workload. */
  public static Expectation of(CellSetup setup) {
    return switch (setup.workload()) {
      case EMPTIED -> emptied(setup.kernel().version());
      case BROADCAST -> HOLDS; // one caller: nobody else's call makes anybody walk over its entry
      case STORM, NOWAIT -> gravest(setup, Race.REUSE_RACE);
      case MIXED -> gravest(setup, Race.REUSE_RACE, Race.DELETE_BEFORE_ADD);
      case SINGLE -> single(setup);
    };
  }

  private static Expectation single(CellSetup setup) {
    if (!setup.kernel().csdOwner().isRacy()) {
      return HOLDS;
    }
    return setup.cpus() < CPUS_OF_SHARED_CSD ? TOO_FEW_CPUS : SHARED_CSD;
  }

  private static Expectation emptied(KernelVersion version) {
    if (version.returnsFromEmptyMask()) {
      return HOLDS;
    }
    return version.isRacy() ? EMPTY_MASK_AND_RACES : EMPTY_MASK;
  }

  /**
   * The gravest race of a version, if there are CPUs enough for it.
   *
   * @param shown the races that the workload can show
   */
  private static Expectation gravest(CellSetup setup, Race... shown) {
    return setup.kernel().version().races().stream()
        .filter(List.of(shown)::contains)
        .findFirst()
        .map(race -> setup.cpus() < race.cpus() ? TOO_FEW_CPUS : of(race))
        .orElse(HOLDS);
  }

  private static Expectation of(Race race) {
    return switch (race) {
      case REUSE_RACE -> REUSE_RACE;
      case DELETE_BEFORE_ADD -> DELETE_BEFORE_ADD;
      case EMPTY_MASK -> EMPTY_MASK;
    };
  }
}
