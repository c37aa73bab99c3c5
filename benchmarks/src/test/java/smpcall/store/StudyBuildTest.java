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

  @TempDir private Path checkout;

  private void git(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=b"));
    command.addAll(List.of(args));
    int status =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(status).as("git %s", List.of(args)).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/git")) && System.getenv("GIT_DIR") == null,
        "there is no git here, or GIT_DIR is set");
    git("init");
    Files.writeString(checkout.resolve("source"), "one");
    git("add", "source");
    git("commit", "-m", "one");
  }

  @Test
  void outsideARepositoryTheStateIsUnknown() {
    assertThat(StudyBuild.of(checkout)).isEqualTo(new StudyBuild(null, null, null));
  }

  @Test
  void aCommittedTreeIsClean() throws Exception {
    commit();

    assertThat(StudyBuild.of(checkout).commit()).matches("[0-9a-f]{40}");
    assertThat(StudyBuild.of(checkout).dirty()).isFalse();
  }

  @Test
  void theCommitOfARepositoryAroundTheTreeIsNotItsOwn() throws Exception {
    commit();
    Path unpacked = Files.createDirectory(checkout.resolve("unpacked"));

    assertThat(StudyBuild.of(unpacked)).isEqualTo(new StudyBuild(null, null, null));
  }

  @Test
  void aChangedSourceIsDirty() throws Exception {
    commit();
    Files.writeString(checkout.resolve("source"), "two, longer");

    assertThat(StudyBuild.of(checkout).dirty()).isTrue();
  }

  @Test
  void newResultsAndChartsAreNotDirty() throws Exception {
    commit();
    Files.createDirectories(checkout.resolve("benchmarks/results/localhost"));
    Files.writeString(checkout.resolve("benchmarks/results/localhost/run.json"), "{}");
    Files.createDirectories(checkout.resolve("charts"));
    Files.writeString(checkout.resolve("charts/ratio.svg"), "<svg/>");

    assertThat(StudyBuild.of(checkout).dirty()).isFalse();
  }
}
