// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.analysis.sample.Samples;

/** The reader takes what the JSON Schemas beside the results describe. */
class ContractTest {

  private static final Path SCHEMAS = Path.of("..", "benchmarks", "results", "schema");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema schema(String kind) throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMAS.resolve(kind + ".schema.json")));
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Samples.RESULTS, 3)) {
      return files.filter(file -> file.endsWith("run.json")).map(Path::getParent).sorted().toList();
    }
  }

  /** What the tests of the reader read is what a study writes. */
  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsAsDescribed(Path run) throws IOException {
    assertThat(schema("run").validate(JSON.readTree(run.resolve("run.json").toFile()))).isEmpty();
    JsonSchema fork = schema("fork");
    for (String line : Files.readAllLines(run.resolve("forks.jsonl"))) {
      assertThat(fork.validate(JSON.readTree(line))).isEmpty();
    }
    if (Files.exists(run.resolve("check.json"))) {
      assertThat(schema("check").validate(JSON.readTree(run.resolve("check.json").toFile())))
          .isEmpty();
    }
  }

  @Test
  void aMemberThatANewerStudyAddsIsIgnoredAndANewerSchemaIsRefusedByName(@TempDir Path results)
      throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, results);
    JsonNode whole = JSON.readTree(run.resolve("run.json").toFile());
    ((ObjectNode) whole).put("newer", true);
    ((ObjectNode) whole.get("settings")).put("newer", true);
    Files.writeString(run.resolve("run.json"), whole.toString());
    assertThat(RunReader.read(run, false).forks()).isNotEmpty();

    ((ObjectNode) whole).put("schema", 5);
    Files.writeString(run.resolve("run.json"), whole.toString());

    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("schema 5");
  }
}
