// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseFairness;
import smpcall.analysis.finding.speed.CaseSteadiness;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.SteadyState;

/** Whether the forks had reached a steady state, and whether their threads had equal shares. */
final class SteadyStateSection {
  private static final List<String> STEADY =
      List.of("version", "CPUs", "flat", "steady", "warming", "slowing", "none", "n");

  private static final List<String> FAIR =
      List.of("version", "CPUs", "least/most", "worst fork", "Jain", "n");

  private SteadyStateSection() {}

  /** A table for each JDK and policy; a sentence where the run did not store the data. */
  static List<Block> steadiness(Findings findings) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<CaseSteadiness> cases =
          findings.steadiness().stream()
              .filter(c -> findings.arrangementOf(c.studyCase()).series().equals(series))
              .toList();
      String caption = TableCaption.of(findings, series);
      if (cases.stream().allMatch(c -> c.forks().isEmpty())) {
        tables.add(
            new Block.Prose(
                caption + ": not stored (the warm-up iterations, or too few of them)."));
      } else {
        List<List<String>> rows = cases.stream().map(SteadyStateSection::row).toList();
        tables.add(new Block.Table(caption, "lrrrrrrr", STEADY, rows));
      }
    }
    return tables;
  }

  private static List<String> row(CaseSteadiness c) {
    List<String> cells = new ArrayList<>();
    cells.add(c.studyCase().label());
    cells.add(String.valueOf(c.studyCase().cpus()));
    for (SteadyState.Kind kind : SteadyState.Kind.values()) {
      cells.add(c.forks().isEmpty() ? "-" : String.valueOf(c.count(kind)));
    }
    cells.add(String.valueOf(c.forks().size()));
    return cells;
  }

  /** A table for each JDK and policy, or a sentence; nothing for a workload with one caller. */
  static List<Block> fairness(Findings findings) {
    List<Block> tables = new ArrayList<>();
    for (Series series : findings.series()) {
      List<CaseFairness> cases =
          findings.fairness().stream()
              .filter(c -> findings.arrangementOf(c.studyCase()).series().equals(series))
              .toList();
      String caption = TableCaption.of(findings, series);
      if (!cases.isEmpty() && cases.stream().allMatch(c -> c.forks().isEmpty())) {
        tables.add(new Block.Prose(caption + ": not stored (the calls of each thread)."));
      } else if (!cases.isEmpty()) {
        List<List<String>> rows = cases.stream().map(SteadyStateSection::row).toList();
        tables.add(new Block.Table(caption, "lrrrrr", FAIR, rows));
      }
    }
    return tables;
  }

  private static List<String> row(CaseFairness c) {
    return List.of(
        c.studyCase().label(),
        String.valueOf(c.studyCase().cpus()),
        share(c.leastShare()),
        share(c.worstShare()),
        share(c.jain()),
        String.valueOf(c.forks().size()));
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? Wording.fixed(share.getAsDouble(), 3) : "-";
  }
}
