// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Verdict;

/**
 * A version that is faster than its baseline at some number of CPUs and slower at another, all else
 * being the same.
 *
 * @param claims its comparisons that are faster or slower, by number of CPUs, ascending
 */
record SignChange(String version, Series series, List<Comparison> claims) {
  private static final Set<Verdict> SIGNS = Set.of(Verdict.FASTER, Verdict.SLOWER);

  private record Key(Series series, String variant) {}

  /** The changes of a workload, by series, in the order of its comparisons. */
  static List<SignChange> of(Findings findings) {
    Map<Key, List<Comparison>> versions = new LinkedHashMap<>();
    for (Arrangement where : findings.arrangements()) {
      for (Comparison claim : findings.claims(where)) {
        if (SIGNS.contains(claim.verdict())) {
          Key key = new Key(where.series(), claim.studyCase().variant());
          versions.computeIfAbsent(key, k -> new ArrayList<>()).add(claim);
        }
      }
    }
    return versions.entrySet().stream()
        .filter(e -> e.getValue().stream().map(Comparison::verdict).distinct().count() > 1)
        .map(e -> new SignChange(e.getKey().variant(), e.getKey().series(), e.getValue()))
        .toList();
  }

  /** The change as words: patched: faster at 2 and 4 CPUs, slower at 8. */
  String words() {
    Map<Verdict, List<String>> counts =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::verdict,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        claim -> String.valueOf(claim.studyCase().cpus()), Collectors.toList())));
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (verdict, cpus) ->
            parts.add(
                verdict.words() + " at " + Wording.list(cpus) + (parts.isEmpty() ? " CPUs" : "")));
    return version
        + ": "
        + String.join(", ", parts)
        + (series.label().isEmpty() ? "" : ", " + series.label());
  }
}
