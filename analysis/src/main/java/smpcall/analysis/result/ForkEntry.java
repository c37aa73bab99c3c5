// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What run.json says about one fork.
 *
 * @param caseId the case it ran
 * @param block from 1
 * @param position in its block, from 1
 * @param started UTC, ISO 8601
 * @param raw its row in the case's rawData arrays of jmh.json; empty when the fork failed
 * @param error why it failed
 * @param stealMillis time the hypervisor took from this host while the fork ran, milliseconds
 */
record ForkEntry(
    String place,
    String caseId,
    int block,
    int position,
    String started,
    OptionalInt raw,
    Optional<String> error,
    OptionalLong stealMillis) {

  static ForkEntry of(Members fork) {
    return new ForkEntry(
        fork.place(),
        fork.text("case"),
        fork.integer("block"),
        fork.integer("position"),
        fork.text("started"),
        fork.optionalInteger("raw"),
        fork.optionalText("error"),
        fork.optionalLong("stealMillis"));
  }
}
