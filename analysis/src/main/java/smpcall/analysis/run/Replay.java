// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Map;

/**
 * An interleaving that was replayed by a written schedule.
 *
 * @param title what happens in it
 * @param version of which the lines tell
 * @param lines a column for each CPU, to be printed as they are
 * @param broken by version: the names of the invariants that the audit found broken
 */
public record Replay(
    String title, String version, List<String> lines, Map<String, List<String>> broken) {

  public Replay {
    Member.requireNames("broken", broken.keySet());
  }
}
