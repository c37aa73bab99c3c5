// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The facts about a version that a run measured, as far as the analysis judges by them.
 *
 * @param id the version's name
 * @param racy whether it is known to be wrong, so that its failed audits are findings
 * @param part its part in the study
 */
public record Version(String id, boolean racy, Part part) {
  /** What a version is measured for. */
  public enum Part {
    /** No kernel version: prices the harness. */
    @JsonProperty("harness")
    HARNESS,
    /** The version that claims are made against. */
    @JsonProperty("baseline")
    BASELINE,
    /** A version that the study makes its claims about. */
    @JsonProperty("claimed")
    CLAIMED,
    /** Any other version. */
    @JsonProperty("exploratory")
    EXPLORATORY
  }

  public Version {
    Member.requireName("id", id);
  }
}
