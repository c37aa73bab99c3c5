// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsColumnsBelowTheirHead() {
    TextTable table = new TextTable("lrl", "name", "n", "verdict");
    table.row("spinlock", "6", "same");
    assertThat(table.lines())
        .containsExactly("  name      n  verdict", "  --------------------", "  spinlock  6  same");
  }

  @Test
  void movesColumnsTogetherWhenItWouldBeTooWide() {
    TextTable table = new TextTable("lll", "a".repeat(23), "b".repeat(23), "c".repeat(22));
    assertThat(table.lines().get(0)).hasSize(72);
  }
}
