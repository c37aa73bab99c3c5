// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The JDK build and the commit, which may change within a series: a history tracks them. */
public final class TrackedVersions {
  private TrackedVersions() {}

  /**
   * The changes at a point.
   *
   * @param before the point before it in its series
   * @return the changes, such as {@code JDK build 17.0.16+8}; empty for none
   */
  public static List<String> news(HistoryPoint before, HistoryPoint point) {
    List<String> news = new ArrayList<>();
    if (!before.jdkBuild().equals(point.jdkBuild())) {
      news.add("JDK build " + point.jdkBuild());
    }
    if (!before.commit().equals(point.commit())) {
      news.add("commit " + point.commit());
    }
    return news;
  }

  static List<String> notes(ArrangementSeries arranged) {
    List<String> notes = new ArrayList<>();
    notes.addAll(note(arranged, "JDK build", HistoryPoint::jdkBuild));
    notes.addAll(note(arranged, "commit of the study", HistoryPoint::commit));
    return notes;
  }

  private static List<String> note(
      ArrangementSeries arranged, String what, Function<HistoryPoint, String> fact) {
    Map<String, String> byRun = new LinkedHashMap<>();
    arranged.runs().forEach(run -> byRun.put(run.id(), ""));
    arranged.series().stream()
        .flatMap(series -> series.points().stream())
        .forEach(point -> byRun.put(point.run().id(), fact.apply(point)));
    List<String> parts = new ArrayList<>();
    String before = "";
    for (Map.Entry<String, String> run : byRun.entrySet()) {
      if (!run.getValue().equals(before)) {
        parts.add((parts.isEmpty() ? "" : "from run " + run.getKey() + " on ") + run.getValue());
      }
      before = run.getValue();
    }
    return parts.size() < 2
        ? List.of()
        : List.of("The " + what + " is tracked: " + String.join(", ", parts) + ".");
  }
}
