// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** The expected result of a check of a version under a workload. */
public enum CheckExpectation {
  /** Nothing may be found. */
  HOLDS("holds"),
  /** Nothing may be found, as the version's race needs more CPUs. */
  TOO_FEW_CPUS("holds, too few CPUs"),
  /** The race that the mail describes: an entry is reused too early. */
  REUSE_RACE("reuse race"),
  /** An entry is deleted before it is added. */
  DELETE_BEFORE_ADD("delete before add"),
  /** The caller's mask is emptied under the call. */
  EMPTY_MASK("empty mask");

  private final String words;

  CheckExpectation(String words) {
    this.words = words;
  }

  /** The text in check.json; for a race, its name. */
  @JsonValue
  public String words() {
    return words;
  }

  /** Whether nothing may be found. */
  public boolean isSilent() {
    return this == HOLDS || this == TOO_FEW_CPUS;
  }
}
