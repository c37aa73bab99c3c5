// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.Replay;
import smpcall.analysis.run.Run;

/** The interleavings that the check replayed, a column for each CPU. */
final class ReplaySection {
  private ReplaySection() {}

  /** The section with its heading; nothing when nothing was replayed. */
  static List<Block> of(Run run) {
    List<Replay> all = run.check().map(Check::interleavings).orElse(List.of());
    List<Block> blocks = new ArrayList<>();
    if (!all.isEmpty()) {
      blocks.add(new Block.Heading("The races, step by step"));
      blocks.add(
          new Block.Prose(
              "Written schedules replay each race on a memory that is stepped from one"
                  + " access to the next, in the same way every time. That shows nothing of"
                  + " weakly ordered memory. The ports are the timed ones. Time runs down."));
    }
    for (Replay race : all) {
      blocks.add(new Block.Prose(race.title() + "; " + race.version() + ":"));
      blocks.add(new Block.Code(race.lines()));
      blocks.add(new Block.Bullets(outcomes(race)));
    }
    return blocks;
  }

  /** The outcomes, each with the versions that share it. */
  private static List<String> outcomes(Replay race) {
    Map<String, List<String>> byOutcome = new LinkedHashMap<>();
    race.broken()
        .forEach(
            (version, broken) ->
                byOutcome
                    .computeIfAbsent(CheckWords.broken(broken), key -> new ArrayList<>())
                    .add(version));
    List<String> points = new ArrayList<>();
    byOutcome.forEach((outcome, versions) -> points.add(Wording.list(versions) + ": " + outcome));
    return points;
  }
}
