// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.util.List;
import smpcall.analysis.finding.speed.RunOrder;
import smpcall.analysis.finding.speed.RunOrder.Point;
import smpcall.analysis.run.Fork;

/** The table behind the picture of the run's order, one row for each fork. */
public record RunOrderTable(RunOrder order) {

  public Csv csv() {
    return new Csv(
        List.of(
            "order",
            "block",
            "position",
            "attempt",
            "started_utc",
            "case",
            "workload",
            "version",
            "arm",
            "state",
            "relative_to_median_of_case"),
        order.points().stream().map(RunOrderTable::line).toList());
  }

  private static List<String> line(Point point) {
    Fork fork = point.fork();
    return List.of(
        String.valueOf(point.order()),
        String.valueOf(fork.block()),
        String.valueOf(fork.position()),
        String.valueOf(fork.attempt()),
        fork.started(),
        fork.studyCase().id(),
        fork.studyCase().workload().id(),
        fork.studyCase().variant(),
        fork.studyCase().arm(),
        point.state().word(),
        Csv.value(point.relative(), 4));
  }
}
