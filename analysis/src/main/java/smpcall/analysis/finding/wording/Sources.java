// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import java.util.Optional;

/** Whether a kept result is of the sources of this checkout. */
public enum Sources {
  SAME(""),
  OTHER(" (of other sources than this checkout)"),
  NOT_COMPARED(" (sources not compared with this checkout)");

  private final String words;

  Sources(String words) {
    this.words = words;
  }

  /**
   * Compares hashes.
   *
   * @param kept the hash in the result; empty: not known
   * @param checkout the hash of this checkout; empty: not known
   */
  public static Sources of(Optional<String> kept, Optional<String> checkout) {
    if (kept.isEmpty() || checkout.isEmpty()) {
      return NOT_COMPARED;
    }
    return kept.equals(checkout) ? SAME : OTHER;
  }

  /** What is true of a result and another one together. */
  public Sources and(Sources other) {
    return this == SAME ? other : this;
  }

  /**
   * A remark that follows the name of the result, with a space before it; empty when all is well.
   */
  public String words() {
    return words;
  }
}
