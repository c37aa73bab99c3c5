// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Version;
import smpcall.analysis.statistics.NanosDifference;

/**
 * A version in the answer.
 *
 * @param costs its calls against those of the baseline, by setting; none where it was not timed
 * @param transfers simulated transfers of cache lines for a call, by number of CPUs
 */
public record AnswerRow(
    Version version, VersionVerdict verdict, List<Cost> costs, Map<Integer, Double> transfers) {

  /**
   * A call of the version against one of the baseline.
   *
   * @param nanos how much longer the baseline's call takes, nanoseconds; empty: no pair
   */
  public record Cost(Setting setting, Comparison comparison, Optional<NanosDifference> nanos) {}

  public boolean isBaseline() {
    return version.part() == Version.Part.BASELINE;
  }

  /** The year of its commit or mail; empty: not known. */
  public String year() {
    return version.date().map(date -> date.replaceAll("-.*", "")).orElse("");
  }

  /** The first of its commits. */
  public Optional<String> commit() {
    return version.commit().map(commits -> commits.replaceAll(",.*", ""));
  }
}
