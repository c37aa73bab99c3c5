// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

/** Runs with JDKs of other architectures under an emulator: they have a verdict but no speed. */
@Tag("slow")
class EmulatedRunTest {
  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int study(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int report(Path run) {
    return study("report", run.toString(), "--charts", scratch.resolve("charts").toString());
  }

  /** A copy of a sample with an emulated JDK. */
  private Path emulated(Path sample, String jdk) throws IOException {
    Path run = Samples.copy(sample, scratch.resolve("results"));
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          ObjectNode entry = (ObjectNode) root.at("/environment/jdks/" + jdk);
          entry.put("architecture", "aarch64").put("emulated", true);
          entry.put("launcher", "qemu-aarch64-static");
          entry.putArray("flags").add("-XX:TieredStopAtLevel=1");
          ((ObjectNode) root.get("environment")).put("machine", "x86_64");
        });
    return run;
  }

  private Path onlyEmulated() throws IOException {
    Path run = emulated(Samples.BOTH, "17");
    Files.move(run.resolve("check.json"), run.resolve("check-17.json"));
    return run;
  }

  private Path oneOfTwo() throws IOException {
    Path run = emulated(Samples.PAIRS, "25");
    Files.copy(Samples.BOTH.resolve("check.json"), run.resolve("check-25.json"));
    return run;
  }

  private String appendix() throws IOException {
    return Files.readString(scratch.resolve("charts/appendix-full.txt"));
  }

  @Test
  void itsCasesAreNotInTheRun() throws IOException {
    Run run = RunReader.read(oneOfTwo(), false);

    assertThat(run.cases()).extracting(StudyCase::jdk).containsOnly("17");
    assertThat(run.forks()).allMatch(fork -> fork.studyCase().jdk().equals("17"));
    assertThat(run.check()).isEmpty();
    assertThat(run.emulated()).hasSize(1);
    assertThat(run.emulated().get(0).cases()).extracting(StudyCase::jdk).containsOnly("25");
    assertThat(run.emulated().get(0).forks()).isNotEmpty();
    assertThat(run.emulated().get(0).check()).isPresent();
    assertThat(run.environment().jdks().get("17").emulated()).isFalse();
    assertThat(RunReader.read(Samples.PAIRS, false).emulated()).isEmpty();
  }

  /** The report with the emulated JDK a hundred times faster, which changes nothing. */
  @Test
  void noTableOfSpeedNoChartAndNoVerdictKnowsItsTimes() throws IOException {
    Path run = oneOfTwo();
    assertThat(report(run)).isZero();
    List<String> before = filesAndVerdict();

    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            if (fork.get("case").asText().contains("-jdk25-")) {
              Samples.multiply(fork.at("/result/scores"), 100);
            }
          }
        });
    out.getBuffer().setLength(0);

    assertThat(report(run)).isZero();
    assertThat(filesAndVerdict()).isEqualTo(before);
  }

  private List<String> filesAndVerdict() throws IOException {
    try (Stream<Path> files = Files.walk(scratch.resolve("charts"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*\\.(csv|txt|md|svg)")) {
          texts.add(file + "\n" + Files.readString(file));
        }
      }
      texts.add(out.toString());
      return texts;
    }
  }

  @Test
  void oneBesideARealOneHasItsRowAndItsVerdict() throws IOException {
    assertThat(report(oneOfTwo())).isZero();

    assertThat(out.toString())
        .contains("\nJDK 25 (aarch64, emulated, in no figure of speed): Correctness, checked on 4")
        .contains("\nPage: ");
    assertThat(appendix())
        .containsPattern("(?m)^Architectures$")
        .containsPattern("17 +ppc64le +real +none +[0-9]+ +[0-9,]+ +0\\n")
        .containsPattern("25 +aarch64 +emulated +as expected +[0-9]+ +[0-9,]+ +0\\n")
        .contains("emulation on x86 keeps x86's order")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 72));
    assertThat(scratch.resolve("charts/pairs/check-25.csv")).exists();
  }

  @Test
  void aRunOfEmulatedOnesOnlySaysNothingOfSpeedAndWhatIsCorrect() throws IOException {
    assertThat(report(onlyEmulated())).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("JDK 17 (aarch64, emulated, in no figure of speed): Correctness, checked on 4")
        .contains("\nVerdict: none on speed, as every JDK of this run is emulated.\n");
    assertThat(appendix())
        .contains("Cost: no verdict, as every JDK of this run is emulated.")
        .contains("Check on 4 CPUs, JDK 17 (aarch64, emulated)")
        .containsPattern("(?m)^Architectures$")
        .containsPattern("How to repeat it\n(?s:.*)./study run (?s:.*)--jdk 17")
        .contains("benchmarks/emulation.md")
        .doesNotContain("Speed");
    try (Stream<Path> charts = Files.walk(scratch.resolve("charts"))) {
      assertThat(charts.filter(Files::isRegularFile).map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "appendix-full.txt", "appendix.md", "index.html", "check-17.csv");
    }
  }

  @Test
  void anUnexpectedResultOfItsCheckIsAFinding() throws IOException {
    Path run = onlyEmulated();
    Path check = run.resolve("check.json");
    Files.move(run.resolve("check-17.json"), check);
    Samples.convict(run, "linux-4.14", "storm");
    Files.move(check, run.resolve("check-17.json"));

    assertThat(report(run)).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED: linux-4.14 in storm must hold");
    assertThat(appendix()).containsPattern("17 +aarch64 +emulated +1 NOT AS EXPECTED +");
  }

  @Test
  void itIsComparedWithNothing() throws IOException {
    Path only = onlyEmulated();

    assertThat(study("compare", only.toString(), Samples.BOTH.toString())).isEqualTo(2);
    assertThat(err.toString())
        .endsWith(
            only
                + ": JDK \"17\" is emulated, and what runs there has no speed to compare; give"
                + " runs of a real one\n")
        .hasLineCount(1);
  }

  @Test
  void norIsThatJdkOfARunWithOthers() throws IOException {
    Path two = oneOfTwo();

    assertThat(study("compare", two + "@17", two + "@25")).isEqualTo(2);
    assertThat(err.toString()).contains(": JDK \"25\" is emulated, and ").hasLineCount(1);
  }
}
