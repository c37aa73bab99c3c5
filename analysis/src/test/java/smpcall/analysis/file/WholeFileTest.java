// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path directory;

  @Test
  void anExistingFileIsReplacedAndNoPartIsLeft() throws IOException {
    Path file = Files.writeString(directory.resolve("appendix.txt"), "before, and longer");

    WholeFile.write(file, "now: \u00b5s");

    assertThat(file).hasContent("now: \u00b5s");
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void whereItCannotBeWrittenAllIsAsItWas() throws IOException {
    Path inTheWay = Files.createDirectories(directory.resolve("appendix.txt"));
    Path kept = Files.writeString(inTheWay.resolve("kept"), "kept");

    assertThatThrownBy(() -> WholeFile.write(inTheWay, "now")).isInstanceOf(IOException.class);

    assertThat(kept).hasContent("kept");
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(inTheWay));
  }
}
