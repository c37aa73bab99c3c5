// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * What would have been measured, and could not be on that host.
 *
 * @param workload its id
 * @param variant the version, or what else it is
 * @param reason one line
 */
public record OmittedCase(String workload, String variant, String reason) {

  static OmittedCase of(Members omitted) {
    return new OmittedCase(
        omitted.text("workload"), omitted.text("variant"), omitted.text("reason"));
  }
}
