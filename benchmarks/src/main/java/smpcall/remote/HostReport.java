// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.util.List;
import java.util.Locale;

/**
 * How one host is doing, for people.
 *
 * @param host its name
 * @param state of it
 * @param run the id of its newest run; empty while there is none
 * @param forks how many of how many gave a result; empty while there is no run
 * @param note what is wrong, and its cure: one line; empty where nothing is
 */
public record HostReport(String host, State state, String run, String forks, String note) {

  /** States of it. */
  public enum State {
    /** All that was planned was measured, and is here. */
    COMPLETE,
    /** It measures, or waits until it can. */
    RUNNING,
    /** It was reached, but something is wrong. */
    FAILED,
    /** It could not be reached. */
    UNREACHABLE,
    /** Nothing was begun there. */
    IDLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line for each, and below what is to be done. */
  public static String table(List<HostReport> hosts) {
    int names = hosts.stream().mapToInt(each -> each.host.length()).max().orElse(0);
    String row = "%-" + Math.max(names, 4) + "s  %-11s  %-16s  %s";
    StringBuilder table = new StringBuilder();
    line(table, row, "host", "state", "run", "forks");
    for (HostReport each : hosts) {
      line(table, row, each.host, each.state.word(), orNone(each.run), orNone(each.forks));
    }
    for (HostReport each : hosts) {
      if (!each.note.isEmpty()) {
        table.append(each.host).append(": ").append(each.note).append('\n');
      }
    }
    return table.toString();
  }

  private static void line(StringBuilder table, String row, Object... cells) {
    table.append(String.format(Locale.ROOT, row, cells).stripTrailing()).append('\n');
  }

  private static String orNone(String cell) {
    return cell.isEmpty() ? "-" : cell;
  }
}
