// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void breaksBetweenWordsAndIndents() {
    assertThat(Paragraph.of("[1] ", "word ".repeat(20)))
        .containsExactly("[1] " + "word ".repeat(12) + "word", "    " + "word ".repeat(6) + "word")
        .allMatch(line -> line.length() <= Paragraph.WIDTH);
  }

  @Test
  void cutsWhatIsLongerThanALine() {
    assertThat(Paragraph.of("  ", "x".repeat(100)))
        .containsExactly("  " + "x".repeat(70), "  " + "x".repeat(30));
  }
}
