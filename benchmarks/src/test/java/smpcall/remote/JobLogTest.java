// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLogTest {

  @TempDir private Path job;

  private void log(String text) throws IOException {
    Files.writeString(JobLog.file(job), text, StandardOpenOption.APPEND);
  }

  @Test
  void aNewLogHasNoMessage() {
    assertThat(JobLog.lastMessage(job)).isEmpty();
    JobLog.begin(job);
    assertThat(JobLog.lastMessage(job)).isEmpty();
  }

  @Test
  void anErrorComesBeforeTheLastLine() throws IOException {
    JobLog.begin(job);
    log("  1 of 8, storm\n\n");
    assertThat(JobLog.lastMessage(job)).isEqualTo("1 of 8, storm");
    log("study: no room\nmore\n");
    assertThat(JobLog.lastMessage(job)).isEqualTo("no room");
  }

  @Test
  void aSecondStartKeepsTheLogAndIgnoresEarlierErrors() throws IOException {
    JobLog.begin(job);
    log("study: no room\n");
    JobLog.begin(job);
    log("1 of 8\n");

    assertThat(JobLog.lastMessage(job)).isEqualTo("1 of 8");
    assertThat(JobLog.file(job)).content().contains("study: no room\n");
  }
}
