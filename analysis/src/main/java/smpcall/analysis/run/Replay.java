// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Map;

/**
 * An interleaving, replayed by a written schedule.
 *
 * @param title the event in a few words
 * @param version the version that the lines show
 * @param lines the lines to print, with a column for each CPU
 * @param broken the names of the invariants that the audit found broken, by version
 */
public record Replay(
    String title, String version, List<String> lines, Map<String, List<String>> broken) {

  public Replay {
    Member.requireNames("broken", broken.keySet());
  }
}
