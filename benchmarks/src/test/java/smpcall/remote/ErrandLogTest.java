// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandLogTest {

  @TempDir private Path errand;

  private void says(String words) throws IOException {
    Files.writeString(ErrandLog.file(errand), words, StandardOpenOption.APPEND);
  }

  @Test
  void nothingIsSaidBeforeItIsBegunNorAtOnce() {
    assertThat(ErrandLog.lastWords(errand)).isEmpty();
    ErrandLog.begin(errand);
    assertThat(ErrandLog.lastWords(errand)).isEmpty();
  }

  @Test
  void anErrorIsSaidBeforeTheLastLine() throws IOException {
    ErrandLog.begin(errand);
    says("  1 of 8, storm\n\n");
    assertThat(ErrandLog.lastWords(errand)).isEqualTo("1 of 8, storm");
    says("study: no room\nmore\n");
    assertThat(ErrandLog.lastWords(errand)).isEqualTo("no room");
  }

  @Test
  void whoBeginsAgainKeepsWhatWasSaidAndIsHeard() throws IOException {
    ErrandLog.begin(errand);
    says("study: no room\n");
    ErrandLog.begin(errand);
    says("1 of 8\n");

    assertThat(ErrandLog.lastWords(errand)).isEqualTo("1 of 8");
    assertThat(ErrandLog.file(errand)).content().contains("study: no room\n");
  }
}
