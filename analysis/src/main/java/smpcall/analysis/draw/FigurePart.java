// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** A part of a {@link Figure}. */
public interface FigurePart {
  /** Paints all of it into an area. */
  void paint(Graphics2D g, Rectangle area);

  /** Its width in a row of parts, as a share of that of an ordinary one. */
  default double share() {
    return 1;
  }

  /** Whether it can be painted for a narrow page; what cannot scrolls there. */
  default boolean isReflowable() {
    return false;
  }

  /** The height that it needs on a narrow page, pixels. */
  default int narrowHeight(Graphics2D g, int width) {
    throw new UnsupportedOperationException("not for narrow pages");
  }

  /** Paints it for a narrow page. */
  default void paintNarrow(Graphics2D g, Rectangle area) {
    throw new UnsupportedOperationException("not for narrow pages");
  }
}
