// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import smpcall.machine.Warning;

/** A rule that must hold for every call; a finding has the one that it breaks. */
public enum Invariant {
  /** Each CPU that is in the caller's mask throughout the call runs it. */
  RUNS_ON_EVERY_TARGET("target lost"),
  /** No CPU runs a call twice. */
  RUNS_ONCE("ran twice"),
  /** No CPU runs a call if it was never in the caller's mask. */
  RUNS_NOWHERE_ELSE("ran astray"),
  /** A CPU runs the function of a call with the {@code info} of the same call. */
  RUNS_WHAT_WAS_CALLED("wrong call"),
  /** A call with wait returns after all its targets ran it. */
  WAITS_FOR_ALL("early return"),
  /**
   * The waiter sees what the targets wrote. Only 4.x promises that; earlier versions keep it on
   * x86, and are not convicted elsewhere.
   */
  WAITER_SEES_RESULTS("stale result"),
  /**
   * A walk of the list ends: the list has no cycle. An entry that is added while it is on the list
   * makes one.
   */
  WALK_ENDS("list cycle"),
  /** A CPU that walks the list or a queue meets entries only. */
  WALKS_ENTRIES("oops"),
  /** Every call returns. */
  RETURNS("lockup"),
  /** WARN: the reference count never goes below 0. */
  REFS_NOT_NEGATIVE("refs below 0"),
  /** WARN: a CPU that drops the last reference finds the mask empty. */
  MASK_EMPTY_WITHOUT_REFS("mask left"),
  /** WARN: no interrupt comes in while a function runs. */
  FUNCTION_NOT_NESTED("nested run"),
  /** BUG: when an owner takes LOCK its entry has neither references nor targets. */
  ENTRY_UNUSED_WHEN_LOCKED("entry in use"),
  /** Fault: an entry is deleted once after each time that it is added. */
  DELETED_AFTER_ADDED("delete fault"),
  /** Without a call under way there are no entries, references, bits or list elements in use. */
  AT_REST("leftovers");

  private final String breach;

  Invariant(String breach) {
    this.breach = breach;
  }

  /** The invariant that the kernel itself sees broken when it warns. */
  public static Invariant of(Warning warning) {
    return switch (warning) {
      case REFS_UNDERFLOW -> REFS_NOT_NEGATIVE;
      case MASK_NOT_EMPTY -> MASK_EMPTY_WITHOUT_REFS;
      case RAN_TWICE -> FUNCTION_NOT_NESTED;
      case ENTRY_IN_USE -> ENTRY_UNUSED_WHEN_LOCKED;
      case DELETED_TWICE -> DELETED_AFTER_ADDED;
    };
  }

  /** The name of its breach in tables, at most 12 characters. */
  public String breach() {
    return breach;
  }
}
