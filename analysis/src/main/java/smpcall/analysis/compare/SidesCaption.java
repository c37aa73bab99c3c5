// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.chart.Caption;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;

/** The caption of two sides: their hosts and runs, and whether they share blocks. */
final class SidesCaption {
  /** The most runs of a side that are all named. */
  private static final int FEW = 3;

  private SidesCaption() {}

  static String of(GateResult result) {
    List<Run> runs =
        Stream.of(result.base(), result.fresh()).flatMap(side -> side.runs().stream()).toList();
    String models = Wording.list(runs.stream().map(Caption::model).distinct().toList());
    List<String> parts = new ArrayList<>();
    if (result.paired()) {
      parts.add(runs.get(0).host());
      parts.add(models);
      parts.add("run " + runs.get(0).id());
      parts.add("base:\u00a0" + jdks(result.base()));
      parts.add("new:\u00a0" + jdks(result.fresh()));
      parts.add("in\u00a0the\u00a0same\u00a0blocks");
    } else {
      parts.add(models);
      parts.add("base:\u00a0" + runs(result.base()) + ", " + jdks(result.base()));
      parts.add("new:\u00a0" + runs(result.fresh()) + ", " + jdks(result.fresh()));
      parts.add("different runs, not in the same blocks");
    }
    return Caption.line(parts);
  }

  /** The names of all runs, or of the first and the last of many. */
  private static String runs(Side side) {
    List<String> names = side.names();
    return names.size() <= FEW
        ? Wording.list(names)
        : names.size() + " runs from " + names.get(0) + " to " + names.get(names.size() - 1);
  }

  private static String jdks(Side side) {
    return "JDK " + Wording.list(side.jdks().stream().map(id -> id + builds(side, id)).toList());
  }

  private static String builds(Side side, String id) {
    List<String> builds =
        side.runs().stream()
            .map(run -> run.environment().jdks())
            .filter(jdks -> jdks.containsKey(id))
            .flatMap(jdks -> jdks.get(id).version().stream())
            .distinct()
            .toList();
    return builds.isEmpty() ? "" : " (" + Wording.list(builds) + ")";
  }
}
