// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.cli.Streams;
import smpcall.cli.StudyProcess;

/** A real check, which this process starts as a study would. */
class ChildProcessTest {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  @TempDir private Path checkout;

  /** The shell becomes Java, whose parent is then this process. */
  private StudyProcess startedBy(long pid) {
    return new StudyProcess(
        checkout, List.of("env", "JDK_JAVA_OPTIONS=-Dsmpcall.study.process=" + pid));
  }

  @Test
  void itEndsWithItsStudy() throws Exception {
    Path out = checkout.resolve("out.txt");
    Process child =
        startedBy(ProcessHandle.current().pid())
            .start(out, checkout.resolve("err.txt"), "check", "--seconds", "3600");
    Instant end = Instant.now().plus(LONGEST);
    while (!Files.readString(out).startsWith("seed ") && Instant.now().isBefore(end)) {
      child.waitFor(20, TimeUnit.MILLISECONDS);
    }

    child.getOutputStream().close(); // as the kernel does when a study dies
    boolean ended = child.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    child.destroyForcibly();

    assertThat(Files.readString(out)).startsWith("seed ");
    assertThat(ended).isTrue();
    assertThat(child.exitValue()).isEqualTo(2);
    assertThat(checkout.resolve("tmp")).isEmptyDirectory(); // it took no lock
  }

  @Test
  void itDoesNotBeginWithoutItsStudy() throws Exception {
    Streams streams = startedBy(4_999_999).run("check");

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err())
        .endsWith("study: process 4999999, the study that started this one, has ended\n");
  }
}
