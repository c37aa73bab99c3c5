// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;

/** The findings of a check in words. */
public final class CheckWords {
  private static final String MIXED = "mixed";

  private CheckWords() {}

  /**
   * The broken invariants, with a count and the first case of each: {@code refs not negative 12
   * (first call 7 of CPU 2, on CPU 0), returns 3}.
   */
  public static String findings(CheckCell cell) {
    return cell.findings().entrySet().stream()
        .map(
            kind ->
                invariant(kind.getKey())
                    + " "
                    + Wording.count(kind.getValue())
                    + Optional.ofNullable(cell.first().get(kind.getKey()))
                        .flatMap(CheckWords::first)
                        .map(words -> " (first " + words + ")")
                        .orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** The known facts about the first case: {@code call 7 of CPU 2, on CPU 0}. */
  private static Optional<String> first(CheckCell.First first) {
    List<String> parts = new ArrayList<>();
    if (first.sender().isPresent() && first.call().isPresent()) {
      parts.add("call " + first.call().getAsInt() + " of CPU " + first.sender().getAsInt());
    }
    first.cpu().ifPresent(cpu -> parts.add("on CPU " + cpu));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  /** The result of a replay: {@code "refs not negative" is broken}. */
  public static String broken(Collection<String> names) {
    if (names.isEmpty()) {
      return "nothing is broken";
    }
    return Wording.list(names.stream().map(name -> '"' + invariant(name) + '"').toList())
        + (names.size() == 1 ? " is broken" : " are broken");
  }

  private static String invariant(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Describes each cell that is not as expected. */
  public static List<String> unexpected(Check check) {
    return check.unexpected().stream().map(CheckWords::unexpected).toList();
  }

  private static String unexpected(CheckCell cell) {
    String found = cell.isConvicted() ? "broke: " + findings(cell) : "nothing was found";
    String must =
        cell.expected().isSilent()
            ? " must hold, and "
            : " must be convicted (" + cell.expected().words() + "), and ";
    boolean idle = cell.expected().isSilent() && !cell.isConvicted();
    return cell.version() + " in " + cell.workload() + must + (idle ? "made no call" : found);
  }

  /** Names the workload that a short check leaves out, as its absence proves nothing. */
  public static Optional<String> gap(Check check) {
    return check.cells().stream().anyMatch(cell -> cell.workload().equals(MIXED))
        ? Optional.empty()
        : Optional.of(MIXED + ", in which the delete before add shows, was not checked");
  }

  /** 4 CPUs; 3, 4 and 8 CPUs. */
  public static String cpus(Check check) {
    SortedSet<Integer> counts = cpuCounts(check);
    return Wording.list(counts.stream().map(String::valueOf).toList()) + " CPUs";
  }

  /** The numbers of simulated CPUs, ascending. */
  public static SortedSet<Integer> cpuCounts(Check check) {
    return check.cells().stream()
        .map(CheckCell::cpus)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
