// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** Names come from outside and must never be markup. */
@Tag("slow")
class HostileNamesTest {
  private static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&";

  @TempDir private Path scratch;

  @Test
  void namesAreNoMarkup() throws IOException {
    Path charts = Reports.of(hostile("a" + MARKUP), scratch.resolve("charts"));
    assertThat(Files.readString(charts.resolve("index.html")))
        .doesNotContain("<script", "<img", "\u0007", "\u202e")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&amp;");
    assertThat(Files.readAllLines(charts.resolve("appendix.md")))
        .filteredOn(line -> !isCode(line))
        .noneMatch(line -> line.matches(".*[^\\\\]<(script|img).*"));
  }

  @Test
  void aHostIsNoWayOutOfTheDirectory() throws IOException {
    for (String host : new String[] {"../../up", ".."}) {
      Path charts = Reports.of(hostile(host), scratch.resolve("charts"));
      try (Stream<Path> files = Files.walk(scratch)) {
        assertThat(files.filter(file -> file.endsWith("storm-ratio.csv")))
            .isNotEmpty()
            .allMatch(file -> file.getParent().getParent().equals(charts));
      }
    }
  }

  /** Lines of code are kept as they are. */
  private static boolean isCode(String line) {
    return line.startsWith("    ");
  }

  private Path hostile(String host) throws IOException {
    Path results = Files.createTempDirectory(scratch, "results");
    Path run = Samples.copy(Samples.BOTH, results);
    Samples.edit(run.resolve("run.json"), root -> rename(root, host));
    Samples.editForks(run, forks -> forks.forEach(HostileNamesTest::rename));
    return run;
  }

  private static void rename(JsonNode root, String host) {
    ((ObjectNode) root).put("host", host);
    ((ObjectNode) root.get("environment"))
        .put("cpuModel", "CPU \u0007\u202e" + MARKUP)
        .put("hypervisor", MARKUP);
    ((ObjectNode) root.at("/environment/jdks/17")).put("vendor", MARKUP).put("version", MARKUP);
    for (JsonNode c : root.get("cases")) {
      if (c.get("variant").asText().equals("patched")) {
        ((ObjectNode) c).put("variant", MARKUP);
      }
    }
  }

  private static void rename(JsonNode fork) {
    if (fork.hasNonNull("error")) {
      ((ObjectNode) fork).put("error", MARKUP);
    }
  }
}
