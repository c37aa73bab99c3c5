// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedCommandTest {

  private static final String RACE =
      """
      {"schema": 1, "title": "a race", "verdict": "k breaks: lockup", "cpus": ["A", "B"],
       "steps": [{"cpu": "A", "text": "interrupts B", "source": 0, "breaks": false},
                 {"cpu": "B", "text": "interrupt: walks the list", "source": 1, "breaks": false},
                 {"cpu": "B", "text": "waits for ever", "source": 0, "breaks": BREAKS}]}
      """;

  private static final String RED = "fill:rgb(213,94,0)";

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private Path svg;

  @BeforeEach
  void nameThePicture() {
    svg = directory.resolve("race.svg");
  }

  private int draw(String race) throws IOException {
    Path steps = Files.writeString(directory.resolve("steps.json"), race);
    return Main.run(
        new PrintWriter(err, true),
        new PrintWriter(err, true),
        "replayed",
        steps.toString(),
        svg.toString());
  }

  @Test
  void thePictureHasEveryStepAnArrowAndWhatBrokeInRed() throws Exception {
    Files.writeString(svg, "older");

    assertThat(draw(RACE.replace("BREAKS", "true"))).isZero();
    assertThat(svg)
        .content()
        .contains("<title>a race</title>", "k breaks: lockup", ">waits for ever<", "<path", RED);
    assertThat(err.toString()).isEmpty();
    assertThat(directory).isDirectoryNotContaining("glob:**.png");
  }

  @Test
  void nothingIsRedWhereTheVersionSurvives() throws Exception {
    assertThat(draw(RACE.replace("BREAKS", "false"))).isZero();
    assertThat(svg).content().contains(">waits for ever<").doesNotContain(RED);
  }

  @Test
  void damagedStepsAndAnUnwritableFileAreOneLine() throws Exception {
    String broken = RACE.replace("BREAKS", "true");
    assertThat(draw(broken.replace("\"cpu\": \"A\"", "\"cpu\": \"Z\""))).isEqualTo(2);
    assertThat(err.toString()).contains("steps.json: ", "one of cpus").hasLineCount(1);

    svg = directory.resolve("none").resolve("race.svg");
    assertThat(draw(broken)).isEqualTo(2);
    assertThat(err.toString().lines().skip(1).toList())
        .hasSize(1)
        .allMatch(line -> line.startsWith("--svg " + svg + ": cannot be written ("))
        .allMatch(line -> line.endsWith("; give another file"));
  }
}
