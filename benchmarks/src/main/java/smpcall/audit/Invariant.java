// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/** What must hold of every call; a finding is named by the one that it breaks. */
public enum Invariant {
  /** Each CPU that was in the caller's mask throughout the call ran it. */
  RUNS_ON_EVERY_TARGET("target lost"),
  /** No CPU ran a call twice. */
  RUNS_ONCE("ran twice"),
  /** No CPU ran a call that was never in the caller's mask. */
  RUNS_NOWHERE_ELSE("ran astray"),
  /** What ran is what was called: a function with the {@code info} of the same call. */
  RUNS_WHAT_WAS_CALLED("wrong call"),
  /** A call with wait returns after all of its targets ran it. */
  WAITS_FOR_ALL("early return"),
  /**
   * The waiter sees what they wrote. Promised by 4.x only; before, it holds on x86 and is no
   * conviction elsewhere.
   */
  WAITER_SEES_RESULTS("stale result"),
  /**
   * A walk of the list comes to an end: there is no cycle in it, as an entry makes that is added
   * while it is on the list.
   */
  WALK_ENDS("list cycle"),
  /** Every call returns. */
  RETURNS("lockup"),
  /** WARN: the reference count never goes below 0. */
  REFS_NOT_NEGATIVE("refs below 0"),
  /** WARN: whoever drops the last reference finds the mask empty. */
  MASK_EMPTY_WITHOUT_REFS("mask left"),
  /** WARN: no interrupt comes in while the function of another runs. */
  FUNCTION_NOT_NESTED("nested run"),
  /** BUG: an entry whose owner takes its LOCK has neither references nor targets. */
  ENTRY_UNUSED_WHEN_LOCKED("entry in use"),
  /** Fault: an entry is deleted once for each time that it is added, and after that. */
  DELETED_AFTER_ADDED("delete fault"),
  /** When no call is under way nothing is left: entries, references, bits, list. */
  AT_REST("leftovers");

  private final String breach;

  Invariant(String breach) {
    this.breach = breach;
  }

  /** What it is called when it is broken, in a table: 12 characters at most. */
  public String breach() {
    return breach;
  }
}
