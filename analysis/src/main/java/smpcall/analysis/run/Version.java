// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The facts about a measured version that the analysis needs.
 *
 * @param id the name of the version
 * @param racy whether it has a known race, so that its failed audits are findings
 * @param part its part in the study
 */
public record Version(String id, boolean racy, Part part) {
  /** The part of a version in the study. */
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
