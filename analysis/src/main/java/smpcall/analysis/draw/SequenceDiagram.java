// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A schedule: a line of life for each CPU, time runs down. An arrow leads from a store to the load
 * of another CPU that sees it; rows that break something are marked.
 *
 * @param cpus letters of the CPUs
 * @param rows what happens
 */
public record SequenceDiagram(List<String> cpus, List<Row> rows) implements FigurePart {

  private static final int HEAD = 26;
  private static final int ROW = 15;
  private static final Color BROKEN = ChartStyle.lookOf("lockfree").colour();
  private static final Color FLOW = ChartStyle.lookOf("spinlock").colour();

  /**
   * A row.
   *
   * @param step number of the step
   * @param cpu letter of the CPU
   * @param text what the CPU does
   * @param source step whose store a load sees; 0: none that is drawn
   * @param breaks whether it shows that something is broken
   */
  public record Row(int step, String cpu, String text, int source, boolean breaks) {}

  /** The height of a diagram of so many rows, in pixels. */
  public static int height(int rows) {
    return HEAD + ROW * (rows + 1);
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    int share = area.width / cpus.size();
    g.setFont(ChartStyle.PANEL);
    for (int cpu = 0; cpu < cpus.size(); cpu++) {
      int x = lane(area, share, cpu);
      g.setColor(ChartStyle.INK);
      g.drawString("CPU " + cpus.get(cpu), x - 4, area.y + 12);
      g.setColor(ChartStyle.GRID);
      g.drawLine(x, area.y + HEAD - 8, x, area.y + HEAD + ROW * rows.size());
    }
    Map<Integer, int[]> places = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int x = lane(area, share, cpus.indexOf(row.cpu));
      int y = area.y + HEAD + ROW * i + 4;
      int[] from = row.source > 0 ? places.get(row.source) : null;
      if (from != null && from[0] != x) {
        arrow(g, from, x, y - 4);
      }
      places.putIfAbsent(row.step, new int[] {x, y - 4});
      g.setColor(row.breaks ? BROKEN : FLOW);
      g.fillOval(x - 3, y - 7, 6, 6);
      g.setFont(ChartStyle.NOTE);
      g.setColor(row.breaks ? BROKEN : ChartStyle.INK);
      g.drawString(row.text, x + 8, y);
    }
  }

  private static int lane(Rectangle area, int share, int cpu) {
    return area.x + cpu * share + 10;
  }

  private static void arrow(Graphics2D g, int[] from, int x, int y) {
    g.setColor(ChartStyle.veil(FLOW));
    g.setStroke(new BasicStroke(1.5f));
    int end = x > from[0] ? x - 4 : x + 4;
    g.drawLine(from[0], from[1], end, y);
    int back = x > from[0] ? -5 : 5;
    g.fillPolygon(new int[] {end, end + back, end + back}, new int[] {y, y - 3, y + 3}, 3);
  }
}
