// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** What a report, a history and a publication leave in a checkout. */
class PublishCommandTest {
  private static final String HOME = "smpcall.home";
  private static final Path IGNORED = Path.of("..", ".gitignore");

  @TempDir private Path checkout;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void haveACheckoutWithAKeptRun() throws Exception {
    System.setProperty(HOME, checkout.toString());
    Files.copy(IGNORED, checkout.resolve(".gitignore"));
    Files.createDirectories(checkout.resolve("charts/twins"));
    Files.writeString(checkout.resolve("charts/appendix.txt"), "published\n");
    Path kept = Samples.copy(Samples.TWO_CPUS, results());
    sh("git init -q && git add . && git add -f " + kept + " && " + commit());
  }

  @AfterEach
  void forgetTheCheckout() {
    System.clearProperty(HOME);
  }

  private Path results() {
    return checkout.resolve("benchmarks/results");
  }

  private static String commit() {
    return "git -c user.name=test -c user.email= -c commit.gpgsign=false commit -q -m kept";
  }

  @Test
  void aNewRunItsReportAndAHistoryLeaveNothingToCommit() throws Exception {
    Path run = Samples.copy(Samples.BOTH, results());

    assertThat(study("report", "--jmh", run.resolve("jmh.json").toString())).isZero();
    assertThat(study("history")).isZero();

    assertThat(checkout.resolve("charts/latest/appendix.txt")).isNotEmptyFile();
    assertThat(checkout.resolve("charts/latest/twins/storm-ratio.csv")).isNotEmptyFile();
    assertThat(checkout.resolve("charts/appendix.txt")).hasContent("published");
    assertThat(sh("git status --porcelain")).isEmpty();
  }

  @Test
  void aKeptRunThatChangesIsSeenByGit() throws Exception {
    Path kept = results().resolve("twins").resolve(Samples.TWO_CPUS.getFileName());
    Files.writeString(kept.resolve("run.json"), "{}");

    assertThat(sh("git status --porcelain")).contains(" M ").hasLineCount(1);
  }

  @Test
  void aPublicationReplacesWhatIsPublishedAndItsLastLineKeepsTheRun() throws Exception {
    Path run = Samples.copy(Samples.BOTH, results());
    Files.writeString(run.resolve("jmh.json"), "[]");

    assertThat(study("publish", "latest")).as(err.toString()).isZero();

    assertThat(checkout.resolve("charts/appendix.txt")).content().contains("spinlock");
    assertThat(checkout.resolve("charts/twins/storm-ratio.csv")).isNotEmptyFile();
    assertThat(checkout.resolve("charts/latest")).doesNotExist();
    sh(out.toString().lines().reduce((first, second) -> second).orElseThrow());
    assertThat(sh("git diff --cached --name-only"))
        .contains("charts/appendix.txt", "charts/twins/storm-ratio.csv")
        .contains(run.getFileName() + "/run.json", run.getFileName() + "/forks.jsonl")
        .doesNotContain("jmh.json");
  }

  @Test
  void withoutARunOrWithAnIncompleteOneNothingIsPublished() throws Exception {
    Path run = Samples.copy(Samples.BOTH, results());
    Samples.editForks(run, forks -> forks.remove(forks.size() - 1));

    assertThat(study("publish")).isEqualTo(Main.BAD);
    assertThat(study("publish", run.getFileName().toString())).isEqualTo(Main.BAD);

    assertThat(err.toString()).startsWith("Missing required parameter: 'RUN'");
    assertThat(sh("git status --porcelain")).isEmpty();
  }

  private int study(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  /** The output of a command in the checkout, which must succeed. */
  private String sh(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
