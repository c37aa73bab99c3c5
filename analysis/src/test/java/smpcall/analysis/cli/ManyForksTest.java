// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** A run of a thousand forks, made from the blocks of a sample run again and again. */
@Tag("slow")
class ManyForksTest {
  /** The number of blocks, with 11 cases in each. */
  private static final int BLOCKS = 91;

  /** The number of blocks in which the sample has all its cases. */
  private static final int WHOLE = 4;

  @TempDir private Path scratch;

  @Test
  void aThousandForksAreReported() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(run.resolve("run.json"), ManyForksTest::moreBlocks);
    Samples.editForks(run, ManyForksTest::moreForks);
    Path charts = Reports.of(run, scratch.resolve("charts"));
    assertThat(charts.resolve("twins/forks.csv")).content().hasLineCount(1 + 11 * BLOCKS + 23);
    assertThat(charts.resolve("index.html")).content().contains("n_forks");
  }

  private static void moreBlocks(JsonNode root) {
    ((ObjectNode) root.get("settings")).put("blocks", BLOCKS);
    ((ObjectNode) root.get("ended")).put("blocks", BLOCKS);
    root.get("cases").forEach(c -> ((ObjectNode) c).putNull("blocks"));
  }

  private static void moreForks(ArrayNode forks) {
    ArrayNode sample = forks.deepCopy();
    forks.removeAll();
    for (int block = 1; block <= BLOCKS; block++) {
      for (JsonNode fork : sample) {
        if (fork.get("block").asInt() == 1 + (block - 1) % WHOLE) {
          forks.add(((ObjectNode) fork.deepCopy()).put("block", block));
        }
      }
    }
  }
}
