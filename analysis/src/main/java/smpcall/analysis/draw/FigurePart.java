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
}
