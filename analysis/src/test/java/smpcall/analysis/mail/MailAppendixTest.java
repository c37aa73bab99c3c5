// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.run.read.VersionsReader;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.SimulatedStudy;

class MailAppendixTest {
  private static final StudyAnswer.Beside ALL =
      new StudyAnswer.Beside(
          VersionsReader.read(Path.of("../benchmarks/versions.json")),
          List.of(Samples.storm(Samples.BOTH)),
          Optional.of(ExplorationReader.read(Samples.EXPLORED.resolve("cells.json"))),
          Optional.of(new SimulatedStudy(SimulatedReader.read(Samples.SIMULATED))),
          Sources.SAME);

  private static final StudyAnswer.Beside NOTHING =
      new StudyAnswer.Beside(
          List.of(), List.of(), Optional.empty(), Optional.empty(), Sources.SAME);

  private static String text(Path run, StudyAnswer.Beside beside) {
    return PlainText.of(
        MailAppendix.of(
            StudyAnswer.of(Samples.calls(run), beside), beside, List.of("twins/another")));
  }

  @Test
  void pacedCallsWithEverythingThatIsKept() throws IOException {
    Golden.check("paced-mail.txt", text(Samples.PACED, ALL));
  }

  @Test
  void aRunWithACheckAlone() throws IOException {
    Golden.check("both-mail.txt", text(Samples.BOTH, NOTHING));
  }

  @Test
  void noLineIsWiderThanAMailBears() {
    for (Path run : List.of(Samples.PACED, Samples.BOTH, Samples.EIGHT_CPUS)) {
      for (StudyAnswer.Beside beside : List.of(ALL, NOTHING)) {
        assertThat(text(run, beside).lines()).allMatch(line -> line.length() <= 72);
      }
    }
  }
}
