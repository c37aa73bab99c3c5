// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a check found in one version under one workload.
 *
 * @param cpus simulated ones, more than the host has if need be
 * @param calls that were made
 * @param millis that it took
 * @param asExpected whether that is what must come out
 * @param findings how often each invariant was seen broken, by its name; empty when none was
 * @param first how those invariants were broken first, by their names; empty where older checks did
 *     not keep it
 * @param callsToFirst median number of calls to a conviction; empty when there was none
 */
public record CheckCell(
    String version,
    String workload,
    int cpus,
    long calls,
    long millis,
    CheckExpectation expected,
    boolean asExpected,
    Map<String, Long> findings,
    Map<String, FirstFinding> first,
    OptionalLong callsToFirst) {

  static CheckCell of(Members cell) {
    String expected = cell.text("expected");
    CheckCell read =
        new CheckCell(
            cell.name("version"),
            cell.name("workload"),
            cell.positive("cpus"),
            cell.count("calls"),
            cell.count("millis"),
            CheckExpectation.of(expected)
                .orElseThrow(() -> cell.unknown("expected", expected, JsonFile.OTHER_STUDY)),
            cell.truth("asExpected"),
            cell.counts("findings"),
            cell.absent("first") ? Map.of() : cell.objectMap("first", FirstFinding::of),
            cell.optionalLong("callsToFirst"));
    if (read.contradictsItself()) {
      throw new BadInputException(
          cell.file()
              + ": "
              + cell.place()
              + ".asExpected contradicts its findings; "
              + cell.cure());
    }
    return read;
  }

  private boolean contradictsItself() {
    boolean isFound = !findings.isEmpty();
    return callsToFirst.isPresent() != isFound
        || (expected.isSilent() ? asExpected != (!isFound && calls > 0) : asExpected && !isFound);
  }

  /** Whether anything was found, expected or not. */
  public boolean isConvicted() {
    return !findings.isEmpty();
  }
}
