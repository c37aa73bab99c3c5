// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of lines beside their ends, instead of a legend; moved apart where lines end close. */
public final class EndLabels {
  /** Dotted, so that no leader looks like a part of its line. */
  private static final BasicStroke LEADER =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {1, 3}, 0);

  /** The distances from the plot to a mark and to its name, pixels. */
  private static final int MARK = 18;

  private static final int NAME = 28;

  /** The least distance between two names, pixels. */
  private static final double STEP = 16;

  private final Axis x;
  private final Axis y;
  private final List<Label> labels = new ArrayList<>();

  private record Label(double x, double y, String words, Color ink, Color line, Mark mark) {}

  EndLabels(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /** Names a line in its own look, at its last point. */
  public void add(double x, double y, String words, ChartStyle.Look look) {
    Mark mark = new Mark(look.shape(), look.colour(), 10, false);
    labels.add(new Label(x, y, words, ChartStyle.INK, look.colour(), mark));
  }

  /** Names a grey line, at its last point. */
  public void addGrey(double x, double y, String words) {
    Mark mark = new Mark(MarkShape.DASH, ChartStyle.REST, 10, false);
    labels.add(new Label(x, y, words, ChartStyle.FAINT_INK, ChartStyle.REST, mark));
  }

  /** The space at the right of a plot, pixels. */
  int width(FontMetrics metrics) {
    return labels.stream()
        .mapToInt(label -> NAME + metrics.stringWidth(label.words()))
        .max()
        .orElse(0);
  }

  void paint(Graphics2D g, Rectangle plot) {
    List<Label> down =
        labels.stream().sorted(Comparator.comparingDouble(label -> -label.y())).toList();
    double[] ends = down.stream().mapToDouble(label -> y.down(plot, label.y())).toArray();
    double[] places = apart(ends, STEP, plot.getMinY(), plot.getMaxY());
    for (int i = 0; i < places.length; i++) {
      Label label = down.get(i);
      double right = plot.getMaxX();
      g.setColor(label.line());
      g.setStroke(LEADER);
      g.draw(new Line2D.Double(x.across(plot, label.x()), ends[i], right + MARK, places[i]));
      label.mark().paint(g, right + MARK, places[i], 0);
      g.setColor(label.ink());
      g.setFont(ChartStyle.LABEL);
      g.drawString(label.words(), (float) right + NAME, (float) places[i] + 4);
    }
  }

  /**
   * The places nearest to some others, by the sum of squares, that are at least a step apart:
   * places that are too close move apart around their common middle.
   *
   * @param wanted the places, ascending
   * @param least the smallest place
   * @param most the largest place; exceeded when the steps need more space than there is
   */
  static double[] apart(double[] wanted, double step, double least, double most) {
    List<double[]> groups = new ArrayList<>(); // the sum of places without steps, and their number
    for (int i = 0; i < wanted.length; i++) {
      double[] group = {wanted[i] - i * step, 1};
      while (!groups.isEmpty() && middle(groups.get(groups.size() - 1)) > middle(group)) {
        double[] before = groups.remove(groups.size() - 1);
        group = new double[] {before[0] + group[0], before[1] + group[1]};
      }
      groups.add(group);
    }
    double last = most - step * (wanted.length - 1);
    double[] places = new double[wanted.length];
    int i = 0;
    for (double[] group : groups) {
      for (int member = 0; member < group[1]; member++) {
        places[i] = Math.max(least, Math.min(last, middle(group))) + i * step;
        i++;
      }
    }
    return places;
  }

  private static double middle(double[] group) {
    return group[0] / group[1];
  }
}
