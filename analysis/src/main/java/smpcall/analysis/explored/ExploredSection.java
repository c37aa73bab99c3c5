// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.Exploration;

/** The section of a report on what was explored. */
public final class ExploredSection {
  private static final String TITLE = "Explored";
  private static final String BOUNDS =
      ": every interleaving of small programs, within bounds, under memory models; not on hardware."
          + " See docs/memory-models.md and charts/explored.";

  private ExploredSection() {}

  /**
   * The section.
   *
   * @param ablation what each ordering is for; none when it is not known
   */
  public static List<Block> of(
      Exploration exploration, List<Exploration.Ordering> ablation, Sources sources) {
    RaceTable races = new RaceTable(exploration.cells());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(TITLE));
    blocks.add(races.block(TITLE + sources.words() + BOUNDS));
    if (!races.others().isEmpty()) {
      blocks.add(new Block.Bullets(races.others()));
    }
    blocks.addAll(new BarrierTable(ablation).blocks());
    blocks.addAll(new Schedules(races.cells()).blocks());
    return blocks;
  }

  /** The section of a checkout that has no such results. */
  public static List<Block> missing() {
    return List.of(
        new Block.Heading(TITLE),
        new Block.Prose(
            "No kept exploration; ./study explore --json benchmarks/explored/cells.json makes"
                + " one."));
  }
}
