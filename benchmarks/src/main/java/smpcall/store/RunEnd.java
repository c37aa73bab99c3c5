// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a run is complete. A member of {@code run.json}.
 *
 * @param reason what ended it
 * @param blocks how many were run
 */
public record RunEnd(Reason reason, int blocks) {

  /** What ends a run. */
  public enum Reason {
    /** All planned blocks were run. */
    @JsonProperty("plan")
    PLAN,
    /** Every primary ratio is as sure as was asked. */
    @JsonProperty("precision")
    PRECISION,
    /** Another block would take longer than there is time. */
    @JsonProperty("budget")
    BUDGET
  }
}
