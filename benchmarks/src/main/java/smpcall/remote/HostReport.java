// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.util.List;
import java.util.Locale;

/**
 * A row of the table that {@code ./study hosts} prints.
 *
 * @param host name of the host
 * @param state state of the host
 * @param run id of its newest run; empty if it has none
 * @param forks number of forks with a result of the planned ones, {@code 3 of 8}; empty without a
 *     run
 * @param note problem and cure in one line; empty if all is well
 */
public record HostReport(String host, State state, String run, String forks, String note) {

  /** The state of a host. */
  public enum State {
    /** The whole plan is measured, and the results are here. */
    COMPLETE,
    /** The host measures, or waits for another study. */
    RUNNING,
    /** The job ended before its run was complete; the run can be resumed. */
    STOPPED,
    /** The host is reachable, but something is wrong. */
    FAILED,
    /** The host is not reachable. */
    UNREACHABLE,
    /** The host has no job. */
    IDLE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a table with a line for each host, and the notes below. */
  public static String table(List<HostReport> hosts) {
    int names = hosts.stream().mapToInt(each -> each.host.length()).max().orElse(0);
    String row = "%-" + Math.max(names, 4) + "s  %-11s  %-16s  %s";
    StringBuilder table = new StringBuilder();
    line(table, row, "host", "state", "run", "forks");
    for (HostReport each : hosts) {
      line(table, row, each.host, each.state.label(), orDash(each.run), orDash(each.forks));
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

  private static String orDash(String cell) {
    return cell.isEmpty() ? "-" : cell;
  }
}
