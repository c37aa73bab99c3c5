// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelTest {
  @TempDir private Path scratch;

  @Test
  void aLabelThatWouldTouchTheOneBeforeItIsLeftOut() throws Exception {
    List<Axis.Tick> ticks =
        List.of(
            new Axis.Tick(1, "first"), new Axis.Tick(1.1, "too close"), new Axis.Tick(5, "last"));
    Panel panel =
        new Panel("", new Axis("", 0, 10, ticks), Axis.linear("nanoseconds", 0, 1), false);
    panel.line(new double[] {0, 10}, new double[] {0, 1}, ChartStyle.INK, new BasicStroke(1));
    Figure figure =
        new Figure("title", "one line\nanother", List.of(), List.of(panel), "", 400, 300);
    PictureWriter.write(figure, scratch, "panel");
    assertThat(Files.readString(scratch.resolve("panel.svg")))
        .contains(">first<", ">last<", ">one line<", ">another<", "one line. another. ")
        .doesNotContain("too close");
  }
}
