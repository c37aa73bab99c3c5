// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * The facts about a version that the analysis needs.
 *
 * @param id the name of the version
 * @param racy whether it has a known race, so that its failed audits are findings
 * @param part its part in the study
 * @param release the releases that have it; empty: none, or not known
 * @param date year, month and day, or less, of its commit or mail; empty: not known
 * @param commit hashes of its commits; empty: not merged, or not known
 * @param races its known races; none where older runs do not name them
 */
public record Version(
    String id,
    boolean racy,
    Part part,
    Optional<String> release,
    Optional<String> date,
    Optional<String> commit,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Race> races) {

  /**
   * A known race.
   *
   * @param name its name, such as {@code reuse race}
   */
  public record Race(String name) {
    public Race {
      Member.requireName("name", name);
    }
  }

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
    Member.requireName("release", release.orElse(""));
    Member.requireName("date", date.orElse(""));
    Member.requireName("commit", commit.orElse(""));
  }
}
