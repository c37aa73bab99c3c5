// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Version;

/**
 * The sentence that says which versions are correct, built by rules from the check at the start of
 * the run. It does not mention the floor, which is no kernel version, unless the check found
 * something in it.
 */
public final class CheckVerdict {
  private final Check check;
  private final List<String> versions;

  private CheckVerdict(Check check, Set<String> harness) {
    this.check = check;
    versions =
        check.cells().stream()
            .map(CheckCell::version)
            .distinct()
            .filter(version -> !harness.contains(version))
            .toList();
  }

  /** The sentence about one run. */
  public static String of(Run run) {
    return run.check()
        .map(check -> new CheckVerdict(check, harness(run)).sentence())
        .orElse("Correctness: no check is stored with this run.");
  }

  private static Set<String> harness(Run run) {
    return run.versions().stream()
        .filter(version -> version.part() == Version.Part.HARNESS)
        .map(Version::id)
        .collect(Collectors.toSet());
  }

  private String sentence() {
    List<String> parts = new ArrayList<>();
    parts.addAll(holding());
    parts.addAll(convicted());
    parts.addAll(emptied());
    parts.addAll(tooFewCpus());
    parts.addAll(tooFewCalls());
    CheckWords.gap(check).ifPresent(parts::add);
    CheckWords.unexpected(check).forEach(wrong -> parts.add("NOT AS EXPECTED: " + wrong));
    return "Correctness, checked on "
        + CheckWords.cpus(check)
        + " with delays made on purpose: "
        + String.join("; ", parts)
        + ".";
  }

  private List<String> holding() {
    List<String> holding = versions.stream().filter(this::holds).toList();
    if (holding.isEmpty()) {
      return List.of();
    }
    long least = holding.stream().mapToLong(this::silentCalls).min().orElse(0);
    return List.of(
        Wording.list(holding)
            + (holding.size() > 1 ? " had no finding in at least " : " had no finding in ")
            + Wording.many(least, "call")
            + (holding.size() > 1 ? " each" : "")
            + " (fewer than "
            + Correctness.bound(least)
            + " a call at 95 %)");
  }

  /** Whether the check found the version wrong only under an emptied mask, or nowhere. */
  private boolean holds(String version) {
    return silentCalls(version) > 0
        && cells(version).stream()
            .allMatch(
                cell ->
                    cell.asExpected()
                        && !cell.isTooFew()
                        && (cell.expected() == CheckExpectation.HOLDS
                            || cell.expected() == CheckExpectation.EMPTY_MASK));
  }

  private long silentCalls(String version) {
    return cells(version).stream()
        .filter(cell -> cell.expected() == CheckExpectation.HOLDS)
        .mapToLong(CheckCell::calls)
        .sum();
  }

  private List<CheckCell> cells(String version) {
    return check.cells().stream().filter(cell -> cell.version().equals(version)).toList();
  }

  private List<String> convicted() {
    Map<String, List<String>> byRaces = new LinkedHashMap<>();
    for (String version : versions) {
      List<String> races =
          cells(version).stream()
              .filter(cell -> cell.isConvicted() && cell.asExpected())
              .map(CheckCell::expected)
              .filter(race -> race != CheckExpectation.EMPTY_MASK)
              .distinct()
              .map(race -> "the " + race.words())
              .toList();
      if (!races.isEmpty()) {
        byRaces.computeIfAbsent(Wording.list(races), key -> new ArrayList<>()).add(version);
      }
    }
    List<String> parts = new ArrayList<>();
    byRaces.forEach(
        (races, guilty) ->
            parts.add(
                Wording.list(guilty)
                    + (guilty.size() == 1 ? " is" : " are")
                    + " convicted of "
                    + races));
    return parts;
  }

  private List<String> emptied() {
    List<String> waiting = versionsWith(CheckExpectation.EMPTY_MASK, true);
    return waiting.isEmpty()
        ? List.of()
        : List.of("the empty mask race makes " + names(waiting) + "wait for ever");
  }

  private String names(List<String> waiting) {
    return waiting.equals(versions) ? "all of them " : Wording.list(waiting) + " ";
  }

  private List<String> tooFewCpus() {
    List<String> spared = versionsWith(CheckExpectation.TOO_FEW_CPUS, false);
    return spared.isEmpty()
        ? List.of()
        : List.of("the race of " + Wording.list(spared) + " needs more CPUs");
  }

  /** A cell that says nothing, so that its version is not among those that hold. */
  private List<String> tooFewCalls() {
    List<String> cells =
        check.cells().stream()
            .filter(cell -> versions.contains(cell.version()))
            .filter(cell -> cell.asExpected() && cell.isTooFew())
            .map(cell -> cell.version() + " in " + cell.workload())
            .distinct()
            .toList();
    return cells.isEmpty()
        ? List.of()
        : List.of(
            "too few calls to say anything of "
                + Wording.list(cells)
                + " (fewer than "
                + Wording.count(CheckCell.FEWEST_CALLS)
                + ")");
  }

  private List<String> versionsWith(CheckExpectation expected, boolean convicted) {
    return versions.stream()
        .filter(
            version ->
                cells(version).stream()
                    .filter(cell -> cell.expected() == expected && cell.asExpected())
                    .anyMatch(cell -> cell.isConvicted() == convicted))
        .toList();
  }
}
