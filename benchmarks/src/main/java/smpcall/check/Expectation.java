// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.EnumSet;
import java.util.Set;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelVersion;

/** What must come out when a version is checked under some traffic. */
public enum Expectation {
  /** Nothing may be found. */
  HOLDS("holds") {
    @Override
    boolean allows(Findings findings) {
      return findings.isEmpty();
    }
  },
  /** A CPU that is late spoils the entry when its owner reuses it (the mail of 2010-03-23). */
  REUSE_RACE("reuse race") {
    @Override
    boolean allows(Findings findings) {
      return !findings.isEmpty();
    }
  },
  /** CPUs that are late finish a call before it is on the list (e6cd1e07a185). */
  DELETE_BEFORE_ADD("delete before add") {
    @Override
    boolean allows(Findings findings) {
      return findings.broken().contains(Invariant.DELETED_AFTER_ADDED);
    }
  },
  /** A caller whose mask is emptied waits for ever (723aae25d5cd). */
  EMPTY_MASK("empty mask") {
    @Override
    boolean allows(Findings findings) {
      return findings.broken().contains(Invariant.RETURNS);
    }
  },
  /** With fewer CPUs than the race needs nothing may be found; it cannot be shown here. */
  TOO_FEW_CPUS("holds, too few CPUs") {
    @Override
    boolean allows(Findings findings) {
      return findings.isEmpty();
    }
  };

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

  private static final Set<KernelVersion> RETURNS_FROM_AN_EMPTY_MASK =
      EnumSet.of(KernelVersion.FLOOR, KernelVersion.LINUX_2_6_39, KernelVersion.LINUX_4_14);

  private final String words;

  Expectation(String words) {
    this.words = words;
  }

  /** As printed. */
  public String words() {
    return words;
  }

  /** Whether nothing may be found. */
  public boolean isSilent() {
    return this == HOLDS || this == TOO_FEW_CPUS;
  }

  /** Whether findings are what is expected: none, or at least those. */
  abstract boolean allows(Findings findings);

  /** Of a version under some traffic. */
  public static Expectation of(Setup setup) {
    KernelVersion version = setup.version();
    return switch (setup.traffic()) {
      case EMPTIED -> RETURNS_FROM_AN_EMPTY_MASK.contains(version) ? HOLDS : EMPTY_MASK;
      case BROADCAST -> HOLDS; // one caller: nobody else's call makes anybody walk over its entry
      case STORM, NOWAIT -> version == KernelVersion.LOCKFREE ? reuse(setup.cpus()) : HOLDS;
      case MIXED -> version == KernelVersion.LOCKFREE ? reuse(setup.cpus()) : delete(setup);
    };
  }

  private static Expectation reuse(int cpus) {
    return cpus < REUSE_CPUS ? TOO_FEW_CPUS : REUSE_RACE;
  }

  private static Expectation delete(Setup setup) {
    if (!REFS_BEFORE_ADD.contains(setup.version())) {
      return HOLDS;
    }
    return setup.cpus() < DELETE_CPUS ? TOO_FEW_CPUS : DELETE_BEFORE_ADD;
  }
}
