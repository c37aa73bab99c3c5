// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.table.Csv;

/** Which versions are faster than spinlock in the cells of the grid, from 8 CPUs on? */
public record SignTable(Grid grid) {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "faster", "same", "slower", "failed", "least", "median", "most");
  private static final List<String> COLUMNS =
      List.of(
          "version",
          "cpus",
          "cells faster than spinlock",
          "cells within 5 %",
          "cells slower",
          "cells failed",
          "least ratio spinlock : version",
          "median ratio",
          "most ratio");

  /** The signs of each version, by number of CPUs. */
  public List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    for (String subject : subjects()) {
      for (int cpus : cpus()) {
        Sign sign = Sign.of(grid, subject, cpus);
        if (sign.isKnown() || sign.failed() > 0) {
          signs.add(sign);
        }
      }
    }
    return signs;
  }

  /** The versions that are compared with spinlock. */
  public List<String> subjects() {
    return Subjects.of(grid.runs()).stream().filter(s -> !s.equals(Subjects.BASELINE)).toList();
  }

  /** The numbers of CPUs from which on ratios are shown. */
  public List<Integer> cpus() {
    return grid.cpus().stream().filter(cpus -> cpus >= CpuNumbers.LEAST).toList();
  }

  Block.Table block() {
    return new Block.Table(
        grid.scene().title(), "lrrrrrrrr", HEAD, signs().stream().map(s -> row(s, true)).toList());
  }

  public Csv csv() {
    return new Csv(COLUMNS, signs().stream().map(s -> row(s, false)).toList());
  }

  private static List<String> row(Sign sign, boolean words) {
    List<String> row =
        new ArrayList<>(
            List.of(
                sign.subject(),
                String.valueOf(sign.cpus()),
                String.valueOf(sign.faster()),
                String.valueOf(sign.within()),
                String.valueOf(sign.slower()),
                String.valueOf(sign.failed())));
    Optional<Sign> known = Optional.of(sign).filter(Sign::isKnown);
    List<Optional<Double>> ratios =
        List.of(known.map(Sign::least), known.map(Sign::median), known.map(Sign::most));
    for (Optional<Double> ratio : ratios) {
      row.add(words ? ratio.map(Wording::ratio).orElse("-") : Csv.value(ratio, 3));
    }
    return row;
  }
}
