// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.sample.Samples;

class CheckTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.BOTH, results);
  }

  private void edit(Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve("check.json"), change);
  }

  private void assertFails(String... parts) {
    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith(run.resolve("check.json") + ": ")
        .contains(parts)
        .hasLineCount(1);
  }

  @Test
  void everyCellIsRead() {
    Check check = RunReader.read(run, false).check().orElseThrow();

    assertThat(check.seed()).isEqualTo(20100323);
    assertThat(check.hostCpus()).isEqualTo(2);
    assertThat(check.cells()).hasSize(24);
    assertThat(check.unexpected()).isEmpty();
    assertThat(check.cells())
        .filteredOn(cell -> cell.version().equals("patched") && cell.workload().equals("mixed"))
        .containsExactly(
            new CheckCell(
                "patched",
                "mixed",
                4,
                check.cells().get(10).calls(),
                check.cells().get(10).millis(),
                CheckExpectation.DELETE_BEFORE_ADD,
                true,
                Map.of("DELETED_AFTER_ADDED", 1L),
                Map.of(
                    "DELETED_AFTER_ADDED",
                    new CheckCell.First(OptionalInt.of(0), OptionalInt.of(364), OptionalInt.of(2))),
                OptionalLong.of(4155)));
    assertThat(check.interleavings()).hasSize(2);
    assertThat(check.interleavings().get(0).broken().get("lockfree"))
        .containsExactly("REFS_NOT_NEGATIVE");
  }

  @Test
  void aMissingFileIsNoCheck() throws IOException {
    Files.delete(run.resolve("check.json"));
    assertThat(RunReader.read(run, false).check()).isEmpty();
  }

  @Test
  void aFileCutInHalfIsRefusedAsSuch() throws IOException {
    String whole = Files.readString(run.resolve("check.json"));
    Files.writeString(run.resolve("check.json"), whole.substring(0, whole.length() / 2));
    assertFails("is cut off or damaged at line", "; move it elsewhere");
    Files.writeString(run.resolve("check.json"), "");
    assertFails("is empty; move it elsewhere");
    Files.writeString(run.resolve("check.json"), "[]");
    assertFails(": is not an object");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    edit(root -> ((ObjectNode) root).put("schema", 2));
    assertFails("schema 2 is not known here, only 1; use the version of the study");
  }

  @ParameterizedTest
  @CsvSource({
    "seed, x, seed is not a whole number",
    "seed, , seed is missing",
    "millis, -1, millis is not 0 or above",
    "hostCpus, 0, hostCpus is not above 0",
    "cells, x, cells is not an array",
    "cells, , cells is missing",
    "interleavings, x, interleavings is not an array",
    "interleavings, , interleavings is missing"
  })
  void aMemberThatIsWrongIsNamed(String member, String value, String message) throws IOException {
    edit(root -> put((ObjectNode) root, member, value));
    assertFails(message + "; move it elsewhere");
  }

  @ParameterizedTest
  @CsvSource({
    "version, , version is missing",
    "workload, , workload is missing",
    "cpus, 0, cpus is not above 0",
    "calls, -1, calls is not 0 or above",
    "calls, x, calls is not a whole number",
    "millis, , millis is missing",
    "expected, , expected is missing",
    "expected, 7, expected is not a text",
    "asExpected, x, asExpected is not true or false",
    "asExpected, , asExpected is missing",
    "findings, x, findings is not an object",
    "findings, , findings is missing",
    "callsToFirst, x, callsToFirst is not a whole number"
  })
  void aMemberOfACellThatIsWrongIsNamed(String member, String value, String message)
      throws IOException {
    edit(root -> put((ObjectNode) root.at("/cells/3"), member, value));
    assertFails("cells[3]." + message + "; move it elsewhere");
  }

  private static void put(ObjectNode node, String member, String value) {
    if (value == null) {
      node.remove(member);
    } else if (value.matches("-?\\d+")) {
      node.put(member, Integer.parseInt(value));
    } else {
      node.put(member, value);
    }
  }

  @Test
  void anExpectationThatIsNotKnownIsNamed() throws IOException {
    edit(root -> ((ObjectNode) root.at("/cells/0")).put("expected", "luck"));
    assertFails(
        "cells[0].expected \"luck\" is not known here, only holds, holds, too few CPUs, reuse race,"
            + " delete before add, empty mask; use the version of the study");
  }

  @Test
  void aCountThatIsNoneIsNamed() throws IOException {
    edit(root -> ((ObjectNode) root.at("/cells/5/findings")).put("RETURNS", "often"));
    assertFails("cells[5].findings.RETURNS is not a whole number");
  }

  @Test
  void anEmptyCheckIsRefused() throws IOException {
    edit(root -> ((ArrayNode) root.get("cells")).removeAll());
    assertFails("cells is empty");
  }

  @Test
  void aVersionThatHoldsAndHasFindingsContradictsItself() throws IOException {
    edit(root -> ((ObjectNode) root.at("/cells/0/findings")).put("RETURNS", 1));
    assertFails("cells[0].asExpected contradicts its findings");
  }

  @Test
  void aRaceThatDidNotShowAndIsAsExpectedContradictsItself() throws IOException {
    edit(
        root -> {
          ((ObjectNode) root.at("/cells/10/findings")).removeAll();
          ((ObjectNode) root.at("/cells/10")).putNull("callsToFirst");
        });
    assertFails("cells[10].asExpected contradicts its findings");
  }

  @Test
  void anInterleavingThatIsDamagedIsNamed() throws IOException {
    edit(root -> ((ObjectNode) root.at("/interleavings/1")).put("lines", 7));
    assertFails("interleavings[1].lines is not an array");
    edit(root -> ((ObjectNode) root.at("/interleavings/1")).putArray("lines"));
    edit(root -> ((ObjectNode) root.at("/interleavings/0/broken")).put("floor", 7));
    assertFails("interleavings[0].broken.floor is not an array");
    edit(root -> ((ObjectNode) root.at("/interleavings/0/broken")).remove("floor"));
    edit(root -> ((ObjectNode) root.at("/interleavings/0")).remove("title"));
    assertFails("interleavings[0].title is missing");
  }
}
