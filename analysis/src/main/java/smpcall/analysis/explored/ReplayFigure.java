// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.SequenceDiagram;
import smpcall.analysis.run.RaceSchedule;

/** The picture of a known race that was replayed step by step. */
public final class ReplayFigure {

  private static final int WIDTH = 900;
  private static final int FRAME = 150;

  private ReplayFigure() {}

  /** Returns the picture. */
  public static Figure of(RaceSchedule race) {
    List<SequenceDiagram.Row> rows = new ArrayList<>();
    for (RaceSchedule.Step step : race.steps()) {
      rows.add(
          new SequenceDiagram.Row(
              rows.size() + 1, step.cpu(), step.text(), step.source(), step.breaks()));
    }
    return new Figure(
        race.title(),
        race.verdict(),
        List.of(),
        List.of(new SequenceDiagram(race.cpus(), rows)),
        "Replayed, not measured. Time runs down; an arrow leads from a store to another CPU that"
            + " sees it. Steps that show what broke are red.",
        WIDTH,
        FRAME + SequenceDiagram.height(rows.size()));
  }
}
