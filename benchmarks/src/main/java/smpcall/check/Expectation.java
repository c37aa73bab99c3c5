// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelVersion;

/** What must come out when a version is checked under some traffic. */
public enum Expectation {
  /** Nothing may be found. */
  HOLDS("holds", EnumSet.noneOf(Invariant.class), EnumSet.noneOf(Invariant.class)),
  /**
   * A CPU that is late spoils the entry when its owner reuses it (the mail of 2010-03-23): one
   * reference too few, and by that a wait that is too short, a target that is left out, or a call
   * that never returns. What else then goes wrong in the list is its consequence; a cycle as below.
   */
  REUSE_RACE(
      "reuse race",
      EnumSet.of(
          Invariant.REFS_NOT_NEGATIVE,
          Invariant.WAITS_FOR_ALL,
          Invariant.RUNS_ON_EVERY_TARGET,
          Invariant.RETURNS),
      EnumSet.allOf(Invariant.class)),
  /**
   * CPUs that are late finish a call before it is on the list (e6cd1e07a185). They delete the entry
   * first, and that is a fault; an entry that was linked in spite of it, and then once more, would
   * make the list a cycle. So a cycle is allowed as the consequence, and is no sign: whoever clears
   * LOCK, without which no owner adds again, has deleted before, and faults if that was too early.
   */
  DELETE_BEFORE_ADD(
      "delete before add",
      EnumSet.of(Invariant.DELETED_AFTER_ADDED),
      EnumSet.allOf(Invariant.class)),
  /**
   * A caller whose mask is emptied waits for ever (723aae25d5cd), and nothing else is wrong: LOCK
   * stays set, so the entry is never added again, and the list has an end.
   */
  EMPTY_MASK(
      "empty mask",
      EnumSet.of(Invariant.RETURNS),
      EnumSet.of(Invariant.RETURNS, Invariant.AT_REST)),
  /** The same in a version that has races beside. */
  EMPTY_MASK_AND_RACES("empty mask", EnumSet.of(Invariant.RETURNS), EnumSet.allOf(Invariant.class)),
  /** With fewer CPUs than the race needs nothing may be found; it cannot be shown here. */
  TOO_FEW_CPUS(
      "holds, too few CPUs", EnumSet.noneOf(Invariant.class), EnumSet.noneOf(Invariant.class));

  /** A late CPU needs somebody to be late for: A, B and C of the mail. */
  private static final int REUSE_CPUS = 3;

  /** A caller, one that completes its wide call, and two that are late for it. */
  private static final int DELETE_CPUS = 4;

  private static final Set<KernelVersion> REFS_BEFORE_ADD =
      EnumSet.of(
          KernelVersion.LOCKFREE,
          KernelVersion.PATCHED,
          KernelVersion.LINUX_6DC19899,
          KernelVersion.LINUX_2_6_38);

  private static final Set<KernelVersion> PROMISES_RESULTS =
      EnumSet.of(KernelVersion.FLOOR, KernelVersion.LINUX_4_14);

  private static final Set<String> X86 = Set.of("amd64", "x86_64", "i386", "x86");

  private static final Set<KernelVersion> RETURNS_FROM_AN_EMPTY_MASK =
      EnumSet.of(KernelVersion.FLOOR, KernelVersion.LINUX_2_6_39, KernelVersion.LINUX_4_14);

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
    return of(setup).allows(convicting(setup.version(), architecture, findings.broken()));
  }

  /**
   * Of what was broken, what that version promises there. That the waiter sees what was written is
   * promised since 4.x; before, it is so on x86 only.
   *
   * @param architecture as {@code os.arch} has it
   */
  static Set<Invariant> convicting(
      KernelVersion version, String architecture, Set<Invariant> broken) {
    Set<Invariant> convicting = EnumSet.noneOf(Invariant.class);
    convicting.addAll(broken);
    if (!PROMISES_RESULTS.contains(version) && !X86.contains(architecture)) {
      convicting.remove(Invariant.WAITER_SEES_RESULTS);
    }
    return convicting;
  }

  /** Whether a version is known to be wrong where calls are made, so that failures are findings. */
  public static boolean isRacy(KernelVersion version) {
    return REFS_BEFORE_ADD.contains(version);
  }

  /** Of a version under some traffic. */
  public static Expectation of(CellSetup setup) {
    KernelVersion version = setup.version();
    return switch (setup.traffic()) {
      case EMPTIED -> emptied(version);
      case BROADCAST -> HOLDS; // one caller: nobody else's call makes anybody walk over its entry
      case STORM, NOWAIT -> version == KernelVersion.LOCKFREE ? reuse(setup.cpus()) : HOLDS;
      case MIXED -> version == KernelVersion.LOCKFREE ? reuse(setup.cpus()) : delete(setup);
    };
  }

  private static Expectation emptied(KernelVersion version) {
    if (RETURNS_FROM_AN_EMPTY_MASK.contains(version)) {
      return HOLDS;
    }
    return REFS_BEFORE_ADD.contains(version) ? EMPTY_MASK_AND_RACES : EMPTY_MASK;
  }

  private static Expectation reuse(int cpus) {
    return cpus < REUSE_CPUS ? TOO_FEW_CPUS : REUSE_RACE;
  }

  private static Expectation delete(CellSetup setup) {
    if (!REFS_BEFORE_ADD.contains(setup.version())) {
      return HOLDS;
    }
    return setup.cpus() < DELETE_CPUS ? TOO_FEW_CPUS : DELETE_BEFORE_ADD;
  }
}
