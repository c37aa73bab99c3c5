// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The end of a run. A member of {@code run.json}.
 *
 * @param reason reason of the end
 * @param blocks number of blocks that were run
 */
public record RunEnd(Reason reason, int blocks) {

  /** The reason why no further block was run. */
  public enum Reason {
    /** The planned blocks are done. */
    @JsonProperty("plan")
    PLAN,
    /** Every primary ratio has the precision of the settings. */
    @JsonProperty("precision")
    PRECISION,
    /** Another block would exceed the budget. */
    @JsonProperty("budget")
    BUDGET
  }
}
