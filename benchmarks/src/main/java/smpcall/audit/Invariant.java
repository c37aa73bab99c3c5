// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

/** What must hold of every call; a finding is named by the one that it breaks. */
public enum Invariant {
  /** Each CPU that was in the caller's mask throughout the call ran it. */
  RUNS_ON_EVERY_TARGET,
  /** No CPU ran a call twice. */
  RUNS_ONCE,
  /** No CPU ran a call that was never in the caller's mask. */
  RUNS_NOWHERE_ELSE,
  /** What ran is what was called: a function with the {@code info} of the same call. */
  RUNS_WHAT_WAS_CALLED,
  /** A call with wait returns after all of its targets ran it. */
  WAITS_FOR_ALL,
  /**
   * The waiter sees what they wrote. Promised by 4.x only; before, it holds on x86 and is no
   * conviction elsewhere.
   */
  WAITER_SEES_RESULTS,
  /** Every call returns. */
  RETURNS,
  /** A walk of the list comes to an end. */
  WALK_ENDS,
  /** WARN: the reference count never goes below 0. */
  REFS_NOT_NEGATIVE,
  /** WARN: whoever drops the last reference finds the mask empty. */
  MASK_EMPTY_WITHOUT_REFS,
  /** WARN: no interrupt comes in while the function of another runs. */
  FUNCTION_NOT_NESTED,
  /** BUG: an entry whose owner takes its LOCK has neither references nor targets. */
  ENTRY_UNUSED_WHEN_LOCKED,
  /** Fault: an entry is deleted once for each time that it is added, and after that. */
  DELETED_AFTER_ADDED,
  /** When no call is under way nothing is left: entries, references, bits, list. */
  AT_REST
}
