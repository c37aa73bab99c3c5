// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.sample.KeptRuns;

/**
 * A value with its interval, such as 1.17 [1.13, 1.20], is one of a run in git: of those that the
 * same paragraph, point or row names, or of any where it names none.
 */
@Tag("slow")
class FiguresTest {
  private static final String NUMBER = "(-?\\d[\\d,]*\\d(?:\\.\\d+)?|-?\\d(?:\\.\\d+)?)";
  private static final Pattern FIGURE =
      Pattern.compile(
          NUMBER
              + "(?:x| ns| %)?(?: times as (?:fast|long))? \\["
              + NUMBER
              + ", "
              + NUMBER
              + "\\]");
  private static final Pattern RUN = Pattern.compile("\\b\\d{8}T\\d{6}Z\\b");
  private static final Pattern PART = Pattern.compile("\n(?=\\s*\n|- |\\| )");

  /** Numbers of docs/validity.md that are no measurements. */
  private static final Pattern NAME =
      Pattern.compile("`[^`]*`|\\]\\([^)]*\\)|x86|C2|\\b5\\.1[23]\\b|3/N|\\b95 %");

  private static final Map<String, KeptFigures> KEPT = new TreeMap<>();

  @BeforeAll
  static void readTheRuns() {
    for (Path run : KeptRuns.all()) {
      KEPT.put(run.getFileName().toString(), KeptFigures.of(run));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "docs/validity.md", "docs/robustness.md", "docs/back-to-back.md"})
  void everyIntervalIsOfAKeptRun(String page) throws IOException {
    List<String> others = new ArrayList<>();
    for (String part : PART.split(Documents.prose(Documents.REPOSITORY.resolve(page)))) {
      for (MatchResult figure : FIGURE.matcher(part).results().toList()) {
        List<String> written = List.of(figure.group(1), figure.group(2), figure.group(3));
        if (sources(part).noneMatch(run -> run.has(written))) {
          others.add(figure.group());
        }
      }
    }
    assertThat(others).as("figures of %s that are in none of its runs", page).isEmpty();
  }

  private static Stream<KeptFigures> sources(String part) {
    List<String> named = RUN.matcher(part).results().map(MatchResult::group).toList();
    return named.isEmpty()
        ? KEPT.values().stream()
        : named.stream().filter(KEPT::containsKey).map(KEPT::get);
  }

  @Test
  void onThePageOnValidityNoNumberIsWithoutAnInterval() throws IOException {
    Path page = Documents.REPOSITORY.resolve("docs/validity.md");
    String rest = NAME.matcher(FIGURE.matcher(Documents.prose(page)).replaceAll("")).replaceAll("");

    assertThat(rest).doesNotContainPattern("\\d");
    for (String part : PART.split(Documents.prose(page))) {
      if (FIGURE.matcher(part).find()) {
        assertThat(part).containsPattern(RUN);
      }
    }
  }
}
