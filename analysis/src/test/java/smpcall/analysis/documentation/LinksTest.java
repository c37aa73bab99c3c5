// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a page links to exists, the heading too. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?:<([^>]+)>|([^)\\s]+))\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : Documents.all()) {
      for (MatchResult link : LINK.matcher(Documents.prose(page)).results().toList()) {
        String target = link.group(1) == null ? link.group(2) : link.group(1);
        if (!ELSEWHERE.matcher(target).matches()) {
          links++;
          if (!leadsSomewhere(page, target)) {
            broken.add(Documents.REPOSITORY.relativize(page) + ": " + target);
          }
        }
      }
    }
    assertThat(broken).as("links that lead nowhere").isEmpty();
    assertThat(links).isPositive();
  }

  private static boolean leadsSomewhere(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length < 2 || anchors(file).contains(parts[1]));
  }

  /** The anchors that GitHub gives the headings of a page. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Documents.prose(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
