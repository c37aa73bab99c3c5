// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README stays a front page: what is longer has a page of its own in docs. */
class ReadmeTest {
  private static final int MOST_LINES = 90;
  private static final int MOST_WORDS = 700;
  private static final Path README = Documents.REPOSITORY.resolve("README.md");

  /** What is between blanks and has a letter or a digit; targets of links are none. */
  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

  @Test
  void itIsReadInAFewMinutes() throws IOException {
    String text = Files.readString(README);

    assertThat(text.lines().count()).as("lines of README.md").isLessThanOrEqualTo(MOST_LINES);
    assertThat(WORD.matcher(text.replaceAll("\\]\\([^)]*\\)", "]")).results().count())
        .as("words of README.md")
        .isLessThanOrEqualTo(MOST_WORDS);
  }
}
