// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.analysis.cli.Reports;
import smpcall.analysis.sample.Samples;

/**
 * The page of a sample run in a real browser: narrow and wide, light and dark, with the keyboard.
 * Its pictures are left in target/browser.
 */
@Tag("slow")
class PageTest {
  private static final Path SEEN = Path.of("target", "browser");
  private static final int MOST_STOPS = 1000;

  @TempDir private static Path scratch;
  private static Chromium browser;
  private static Path page;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    Optional<Path> executable = Chromium.find();
    assumeTrue(executable.isPresent(), "no chromium on the PATH: the page is not looked at");
    page = Reports.of(Samples.BOTH, scratch.resolve("charts")).resolve("index.html");
    browser = new Chromium(executable.get(), Files.createDirectory(scratch.resolve("profile")));
  }

  @AfterAll
  static void closeTheBrowser() throws Exception {
    if (browser != null) {
      browser.end();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, false", "360, true", "768, false", "768, true", "1440, false", "1440, true"})
  void itFitsAndLoadsNothingAndHasNoErrors(int width, boolean dark) throws Exception {
    open(width, dark);
    assertThat(browser.evaluate(probe() + "widerThanTheWindow()")).as("too wide").isEmpty();
    assertThat(browser.evaluate(probe() + "brokenLinks()")).as("broken links").isEmpty();
    assertThat(browser.evaluate(probe() + "faintTexts()")).as("too faint").isEmpty();
    assertThat(browser.evaluate(probe() + "unnamedPictures()").asInt()).isZero();
    save(width, dark, "top");
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.evaluate(probe() + "widerThanTheWindow()")).as("too wide, open").isEmpty();
    assertThat(browser.evaluate(probe() + "columnsOutOfSight()")).as("out of sight").isEmpty();
    browser.evaluate("document.querySelector('figure').scrollIntoView()");
    save(width, dark, "picture");
    assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.events("Log.entryAdded")).isEmpty();
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(request -> request.at("/request/url").asText())
        .containsExactly(page.toUri().toString());
  }

  @Test
  void everythingIsReachedByKeyboardInTheOrderOfThePage() throws Exception {
    open(1440, false);
    List<String> stops = new ArrayList<>();
    int opened = 0;
    while (stops.size() < MOST_STOPS) {
      browser.press("Tab", 9, "");
      JsonNode stop = browser.evaluate(probe() + "whereTheFocusIs()");
      if (stop.isNull() || stop.isMissingNode()) {
        break;
      }
      assertThat(stop.get("seen").asBoolean()).as("focus is seen on " + stop).isTrue();
      assertThat(stop.get("forwards").asBoolean()).as("order at " + stop).isTrue();
      stops.add(stop.get("name").asText());
      if (stop.get("name").asText().equals("SUMMARY")) {
        browser.press("Enter", 13, "\r");
        opened++;
      }
    }
    assertThat(stops.get(0)).isEqualTo("A.skip");
    assertThat(stops.size()).isLessThan(MOST_STOPS);
    assertThat(browser.evaluate("document.querySelectorAll('details[open]').length").asInt())
        .isEqualTo(opened)
        .isEqualTo(browser.evaluate(probe() + "foldsInSight()").asInt())
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({"360, NAV.above", "768, NAV.above", "1440, NAV.beside"})
  void theContentsAreThereOnce(int width, String contents) throws Exception {
    open(width, false);
    assertThat(browser.evaluate(probe() + "contentsInSight()").asText()).isEqualTo(contents);
  }

  @Test
  void theSkipLinkLeadsToTheText() throws Exception {
    open(360, false);
    browser.press("Tab", 9, "");
    browser.press("Enter", 13, "\r");
    assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("main");
  }

  private static void open(int width, boolean dark) throws InterruptedException {
    browser.look(width, 900, dark);
    browser.open(page);
  }

  private static void save(int width, boolean dark, String what) throws Exception {
    Files.createDirectories(SEEN);
    String name = width + (dark ? "-dark-" : "-light-") + what + ".png";
    Files.write(SEEN.resolve(name), Base64.getDecoder().decode(browser.screenshot()));
  }

  private static String probe() throws IOException {
    try (var script = PageTest.class.getResourceAsStream("probe.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
