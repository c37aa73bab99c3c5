// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsColumnsBelowTheirHead() {
    Block.Table table =
        new Block.Table(
            "", "lrl", List.of("name", "n", "verdict"), List.of(List.of("spinlock", "6", "same")));
    assertThat(new TextTable(table).lines())
        .containsExactly("  name      n  verdict", "  --------------------", "  spinlock  6  same");
  }

  @Test
  void movesColumnsTogetherWhenItWouldBeTooWide() {
    Block.Table table = head("a".repeat(23), "b".repeat(23), "c".repeat(22));
    assertThat(new TextTable(table).lines().get(0)).hasSize(72);
  }

  @Test
  void columnsThatDoNotFitFollowBelowAfterTheFirstColumn() {
    Block.Table table = head("a".repeat(23), "b".repeat(23), "c".repeat(30));
    assertThat(new TextTable(table).lines())
        .containsExactly(
            "  " + "a".repeat(23) + " " + "b".repeat(23),
            "  " + "-".repeat(47),
            "",
            "  " + "a".repeat(23) + " " + "c".repeat(30),
            "  " + "-".repeat(54));
  }

  @Test
  void aCaptionIsAboveIt() {
    Block.Table table = new Block.Table("What it is", "l", List.of("a"), List.of());
    assertThat(new TextTable(table).lines()).containsExactly("  What it is", "", "  a", "  -");
  }

  private static Block.Table head(String... names) {
    return new Block.Table("", "lll", List.of(names), List.of());
  }
}
