// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.explore.Bound;
import smpcall.explore.CellSetup;
import smpcall.explore.Exploration;
import smpcall.explore.Profile;

/** The kept exploration is of this checkout, and what takes seconds comes out the same again. */
class ExploredResultsTest {

  private static final Path HOME = Path.of("..");
  private static final Path KEPT = Path.of("explored");
  private static final List<String> AGAIN = List.of("reuse", "emptied-mask", "shared-csd");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode read(String name) throws IOException {
    return JSON.readTree(KEPT.resolve(name).toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cells.json", "ablation.json"})
  void theKeptResultsAreOfTheseSources(String name) throws IOException {
    assertThat(read(name).get("sources").asText())
        .as("explore again: see docs/memory-models.md")
        .isEqualTo(SourceHash.of(HOME, ExploredFile.SOURCES));
  }

  @Test
  void theQuickPartComesOutTheSameToTheByte() throws IOException {
    List<CellSetup> setups =
        Profile.QUICK.cells().stream().filter(setup -> AGAIN.contains(setup.scenario())).toList();
    Bound bound = new Bound(Profile.QUICK.states());

    JsonNode again =
        ExploredFile.of(null, bound, new Exploration(bound, 2, () -> false).run(setups, cell -> {}))
            .get("cells");

    List<String> kept = new ArrayList<>();
    for (JsonNode cell : read("cells.json").get("cells")) {
      if (setups.stream().anyMatch(setup -> is(setup, cell))) {
        if (!cell.has("remarks")) {
          ((ObjectNode) again.get(kept.size())).remove("remarks"); // not looked at then
        }
        kept.add(cell.toPrettyString());
      }
    }
    assertThat(again).extracting(JsonNode::toPrettyString).isEqualTo(kept);
  }

  private static boolean is(CellSetup setup, JsonNode cell) {
    return setup.kernel().id().equals(cell.get("kernel").asText())
        && setup.scenario().equals(cell.get("scenario").asText())
        && setup.model().id().equals(cell.get("model").asText())
        && setup.lock().name().equalsIgnoreCase(cell.get("lock").asText())
        && setup.mask().name().equalsIgnoreCase(cell.get("mask").asText());
  }
}
