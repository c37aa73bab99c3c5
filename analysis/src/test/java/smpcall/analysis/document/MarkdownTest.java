// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static Block.Picture picture(String file) {
    Block.Table data = new Block.Table("ratio.csv", "r", List.of("n"), List.of(List.of("6")));
    return new Block.Picture("What it shows", file, "<svg></svg>", data);
  }

  @Test
  void everyKindOfBlockHasItsForm() {
    Document document =
        new Document(
            "Title",
            List.of(
                new Block.Lead("The answer."),
                picture("host/ratio.png"),
                new Block.Heading("Section"),
                new Block.Facts(List.of(new Block.Fact("CPU", "fast"))),
                new Block.Table(
                    "Speeds", "lr", List.of("version", "n"), List.of(List.of("patched", "6"))),
                new Block.Prose("A sentence."),
                new Block.Bullets(List.of("one", "two")),
                new Block.Notes(List.of("first", "second")),
                new Block.Code(List.of("./study run \\", "  --cpus 2"))));
    assertThat(Markdown.of(document))
        .isEqualTo(
            """
            # Title

            **The answer.**

            ![What it shows](<host/ratio.png>)

            ## Section

            | | |
            |:---|:---|
            | CPU | fast |

            **Speeds**

            | version | n |
            |:---|---:|
            | patched | 6 |

            A sentence.

            - one
            - two

            1. first
            2. second

                ./study run \\
                  --cpus 2
            """);
  }

  @Test
  void markupOfMarkdownIsEscaped() {
    assertThat(escaped("a|b")).isEqualTo("a\\|b");
    assertThat(escaped("smp_rmb *not* `code` <b> [1](x) ~~ # &amp; \\"))
        .isEqualTo("smp\\_rmb \\*not\\* \\`code\\` \\<b\\> \\[1\\](x) \\~\\~ \\# \\&amp; \\\\");
  }

  @Test
  void aLineStaysALine() {
    assertThat(escaped("two\n\nlines\t")).isEqualTo("two lines");
  }

  private static String escaped(String text) {
    return Markdown.of(new Document("t", List.of(new Block.Prose(text))))
        .lines()
        .skip(2)
        .findFirst()
        .orElseThrow();
  }
}
