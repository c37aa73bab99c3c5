// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.run.read.BadInputException;

/**
 * Selects cases by name: an id, a version or a workload.
 *
 * @param known all known cases
 */
public record CaseFilter(List<CaseKey> known) {
  private static final int NEAREST = 3;

  /**
   * @param names the wanted names; none for every case
   * @throws BadInputException when no case has a name
   */
  public Predicate<CaseKey> named(List<String> names) {
    for (String name : names) {
      if (known.stream().noneMatch(key -> matches(key, name))) {
        throw new BadInputException(
            "no stored run has a case \""
                + name
                + "\"; the nearest are: "
                + String.join(", ", nearest(name))
                + "; a version or a workload names all of its cases");
      }
    }
    return key -> names.isEmpty() || names.stream().anyMatch(name -> matches(key, name));
  }

  /** A name may end with the letter of the arm, as ids in run.json do. */
  private static boolean matches(CaseKey key, String name) {
    return key.id().equals(name)
        || (key.id() + "-a").equals(name)
        || key.variant().equals(name)
        || key.workload().id().equals(name);
  }

  private List<String> nearest(String name) {
    List<String> words = new ArrayList<>();
    for (CaseKey key : known) {
      words.addAll(List.of(key.id(), key.variant(), key.workload().id()));
    }
    return words.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((String word) -> edits(word, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NEAREST)
        .toList();
  }

  /** The number of letters to insert, delete or exchange (Levenshtein, 1966). */
  private static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
