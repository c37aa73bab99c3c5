// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/**
 * How a run came to its end.
 *
 * @param reason {@code plan}: all planned blocks ran; {@code precision}: every primary ratio was as
 *     sure as was asked; {@code budget}: the time was used up
 * @param blocks how many were run
 */
public record RunEnd(String reason, int blocks) {

  static RunEnd of(Members ended) {
    return new RunEnd(ended.text("reason"), ended.integer("blocks"));
  }
}
