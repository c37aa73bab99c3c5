// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import smpcall.audit.Invariant;
import smpcall.machine.Warning;

/** The names of CPUs in texts: A is CPU 0. And what a warning breaks. */
final class Names {

  private Names() {}

  static char cpu(int number) {
    return (char) ('A' + number);
  }

  static boolean isFatal(Warning warning) {
    return warning == Warning.DELETED_TWICE || warning == Warning.ENTRY_IN_USE;
  }

  static Invariant invariant(Warning warning) {
    return switch (warning) {
      case REFS_UNDERFLOW -> Invariant.REFS_NOT_NEGATIVE;
      case MASK_NOT_EMPTY -> Invariant.MASK_EMPTY_WITHOUT_REFS;
      case RAN_TWICE -> Invariant.FUNCTION_NOT_NESTED;
      case ENTRY_IN_USE -> Invariant.ENTRY_UNUSED_WHEN_LOCKED;
      case DELETED_TWICE -> Invariant.DELETED_AFTER_ADDED;
    };
  }
}
