// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static Block.Picture picture(String file) {
    Block.Table data = new Block.Table("ratio.csv", "r", List.of("n"), List.of(List.of("6")));
    return new Block.Picture("What it shows", file, "<svg></svg>", data);
  }

  @Test
  void everyKindOfBlockHasItsFormAndPicturesHaveNone() {
    Document document =
        new Document(
            "Title",
            List.of(
                new Block.Lead("The answer."),
                picture("host/ratio.png"),
                new Block.Heading("Section"),
                new Block.Facts(
                    List.of(new Block.Fact("CPU", "fast"), new Block.Fact("JVM flags", "none"))),
                new Block.Table(
                    "Speeds", "lr", List.of("version", "n"), List.of(List.of("patched", "6"))),
                new Block.Prose("A sentence."),
                new Block.Bullets(List.of("one", "two")),
                new Block.Notes(List.of("first", "second")),
                new Block.Code(List.of("./study run \\", "  --cpus 2"))));
    assertThat(PlainText.of(document))
        .isEqualTo(
            """
            The answer.

            Section

              CPU        fast
              JVM flags  none

              Speeds

              version  n
              ----------
              patched  6

              A sentence.

              - one
              - two

              [1] first
              [2] second

              ./study run \\
                --cpus 2
            """);
  }

  @Test
  void aLongNameOfAFactMovesTheOthers() {
    Block facts =
        new Block.Facts(
            List.of(new Block.Fact("CPU", "fast"), new Block.Fact("JDK 25-of-mine", "new")));
    assertThat(PlainText.of(List.of(facts)))
        .containsExactly("  CPU             fast", "  JDK 25-of-mine  new");
  }
}
