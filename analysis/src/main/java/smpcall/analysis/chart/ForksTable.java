// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.result.Fork;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.StudyCase;

/** Every fork of a run in the order in which it ran, whatever became of it. */
public final class ForksTable {
  private ForksTable() {}

  public static Csv of(Run run) {
    Map<StudyCase, CaseSpeed> speeds = new HashMap<>();
    for (StudyCase c : run.cases()) {
      speeds.put(c, CaseSpeed.of(c, run.forksOf(c)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Fork fork : run.forks()) {
      OptionalDouble value = CaseSpeed.valueOf(fork);
      long valid = fork.iterations().stream().filter(i -> i.noSpeed().isEmpty()).count();
      CaseSpeed speed = speeds.get(fork.studyCase());
      rows.add(
          List.of(
              String.valueOf(fork.block()),
              String.valueOf(fork.position()),
              String.valueOf(fork.attempt()),
              fork.started(),
              fork.studyCase().id(),
              value.isPresent() ? Wording.fixed(value.getAsDouble(), 0) : "",
              String.valueOf(valid),
              String.valueOf(fork.iterations().size() - valid),
              String.valueOf(fork.audit().failures()),
              value.isPresent() && speed.outliers().contains(fork.block()) ? "yes" : "no",
              fork.stealMillis().isPresent() ? String.valueOf(fork.stealMillis().getAsLong()) : "",
              fork.error().orElse("")));
    }
    return new Csv(
        List.of(
            "block",
            "position",
            "attempt",
            "started_utc",
            "case",
            "operations_per_second",
            "valid_iterations",
            "dropped_iterations",
            "failures",
            "outlier",
            "steal_ms",
            "error"),
        rows);
  }
}
