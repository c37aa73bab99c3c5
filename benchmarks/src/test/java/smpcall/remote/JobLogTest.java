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

  private void says(String words) throws IOException {
    Files.writeString(JobLog.file(job), words, StandardOpenOption.APPEND);
  }

  @Test
  void nothingIsSaidBeforeItIsBegunNorAtOnce() {
    assertThat(JobLog.lastWords(job)).isEmpty();
    JobLog.begin(job);
    assertThat(JobLog.lastWords(job)).isEmpty();
  }

  @Test
  void anErrorIsSaidBeforeTheLastLine() throws IOException {
    JobLog.begin(job);
    says("  1 of 8, storm\n\n");
    assertThat(JobLog.lastWords(job)).isEqualTo("1 of 8, storm");
    says("study: no room\nmore\n");
    assertThat(JobLog.lastWords(job)).isEqualTo("no room");
  }

  @Test
  void whoBeginsAgainKeepsWhatWasSaidAndIsHeard() throws IOException {
    JobLog.begin(job);
    says("study: no room\n");
    JobLog.begin(job);
    says("1 of 8\n");

    assertThat(JobLog.lastWords(job)).isEqualTo("1 of 8");
    assertThat(JobLog.file(job)).content().contains("study: no room\n");
  }
}
