// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/** A factor with numeric levels that could decide a figure and is not what is compared. */
public enum Factor {
  /** The steps that each turn of a waiting loop has more, about 1 ns each; one level a block. */
  SPIN("spin"),
  /** The steps after each call, about 1 ns each; one level a block. */
  PAD("pad"),
  /** The place of a fork in its block, from 1; random. */
  POSITION("position");

  private final String id;

  Factor(String id) {
    this.id = id;
  }

  /** The name in files, and of the parameter that is drawn. */
  public String id() {
    return id;
  }

  /** The level of a fork; empty when none was drawn for it, or it is no number. */
  OptionalInt levelOf(Fork fork) {
    if (this == POSITION) {
      return OptionalInt.of(fork.position());
    }
    String level = fork.drawn().getOrDefault(id, "");
    return level.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(level))
        : OptionalInt.empty();
  }

  /** The levels of the forks of a case that are in figures, by block. */
  SortedMap<Integer, Integer> levelsOf(Run run, StudyCase c) {
    SortedMap<Integer, Integer> levels = new TreeMap<>();
    for (Fork fork : run.cleanForksOf(c)) {
      levelOf(fork).ifPresent(level -> levels.put(fork.block(), level));
    }
    return levels;
  }
}
