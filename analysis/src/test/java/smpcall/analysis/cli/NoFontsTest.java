// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** A host without fonts: the real report in a JVM of its own, to which fontconfig gives no font. */
@Tag("slow")
class NoFontsTest {
  private static final String NONE =
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>";

  @TempDir private static Path scratch;

  private static int status;

  @BeforeAll
  static void report() throws IOException, InterruptedException {
    Path fonts = Files.writeString(scratch.resolve("fonts.conf"), NONE);
    // JDK 17 stores earlier answers of fontconfig in the home directory.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            "smpcall.analysis.cli.Main",
            "report",
            Samples.BOTH.toString(),
            "--charts",
            scratch.resolve("charts").toString());
    ProcessBuilder java = new ProcessBuilder(command);
    java.environment().put("FONTCONFIG_FILE", fonts.toString());
    java.redirectOutput(scratch.resolve("out").toFile());
    java.redirectError(scratch.resolve("err").toFile());
    Process process = java.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    status = process.exitValue();
  }

  @Test
  void tablesAndTextsAreWrittenAndOneLineNamesThePackages() throws Exception {
    assertThat(status).isZero();
    assertThat(Files.readAllLines(scratch.resolve("err")))
        .singleElement()
        .asString()
        .contains("Java finds no font on this host")
        .contains("fontconfig")
        .contains("fonts-dejavu-core");
    assertThat(Files.readString(scratch.resolve("charts/appendix-full.txt")))
        .startsWith("The question")
        .contains("Cost, with ");
    assertThat(scratch.resolve("charts/twins/storm-latency-2cpus.csv")).isNotEmptyFile();
    try (Stream<Path> files = Files.list(scratch.resolve("charts/twins"))) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".csv")).hasSize(12);
    }
  }

  @Test
  void thePagesShowNoPictureThatIsNotThereButItsTable() throws Exception {
    assertThat(status).isZero();
    assertThat(Files.readString(scratch.resolve("charts/appendix.md")))
        .contains("## Set-up")
        .doesNotContain("![", ".png");
    assertThat(Files.readString(scratch.resolve("charts/index.html")))
        .doesNotContain("<svg")
        .contains("This picture could not be drawn", "The table behind it: storm-ratio.csv");
  }
}
