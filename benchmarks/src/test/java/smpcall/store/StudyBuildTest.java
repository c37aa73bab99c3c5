// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyBuildTest {

  @TempDir private Path home;

  private void git(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=b"));
    command.addAll(List.of(args));
    int status =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(status).as("git %s", List.of(args)).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/git")) && System.getenv("GIT_DIR") == null,
        "there is no git here, or it was told to look elsewhere");
    git("init");
    Files.writeString(home.resolve("source"), "one");
    git("add", "source");
    git("commit", "-m", "one");
  }

  @Test
  void outsideARepositoryNothingIsKnown() {
    assertThat(StudyBuild.of(home)).isEqualTo(new StudyBuild(null, null, null));
  }

  @Test
  void whatIsCommittedIsClean() throws Exception {
    commit();

    assertThat(StudyBuild.of(home).commit()).matches("[0-9a-f]{40}");
    assertThat(StudyBuild.of(home).dirty()).isFalse();
  }

  @Test
  void aChangedSourceIsDirty() throws Exception {
    commit();
    Files.writeString(home.resolve("source"), "two, longer");

    assertThat(StudyBuild.of(home).dirty()).isTrue();
  }

  @Test
  void newResultsAndChartsAreNotDirty() throws Exception {
    commit();
    Files.createDirectories(home.resolve("benchmarks/results/localhost"));
    Files.writeString(home.resolve("benchmarks/results/localhost/run.json"), "{}");
    Files.createDirectories(home.resolve("charts"));
    Files.writeString(home.resolve("charts/ratio.svg"), "<svg/>");

    assertThat(StudyBuild.of(home).dirty()).isFalse();
  }
}
