// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.sample.Samples;

class RunReaderTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.TWO_CPUS, results);
  }

  @Test
  void everyForkHasItsIterations() {
    Run read = RunReader.read(run, false);
    assertThat(read.cases()).hasSize(6);
    assertThat(read.forks())
        .hasSize(36)
        .allSatisfy(fork -> assertThat(fork.iterations()).hasSize(5));
    assertThat(read.missing()).isEmpty();
    assertThat(read.environment().governor()).isEmpty();
    assertThat(read.environment().onlineCpus()).contains("2");
    Fork first = read.forks().get(0);
    assertThat(first.studyCase().id()).isEqualTo("storm-floor-a-2");
    assertThat(first.audit().failures()).isZero();
    assertThat(first.audit().executions()).isEqualTo(first.audit().calls());
  }

  @Test
  void aMissingFileIsNamedWithItsCure() throws IOException {
    Files.delete(run.resolve("run.json"));
    assertFails("run.json: is missing; \"./study run --resume\" writes it again");
  }

  @Test
  void jmhJsonIsMissedToo() throws IOException {
    Files.delete(run.resolve("jmh.json"));
    assertFails("jmh.json: is missing;");
  }

  @Test
  void aFileCutInHalfIsSaidToBe() throws IOException {
    for (String name : new String[] {"jmh.json", "run.json"}) {
      String whole = Files.readString(run.resolve(name));
      Files.writeString(run.resolve(name), whole.substring(0, whole.length() / 2));
      assertFails(name + ": is cut off or damaged at line");
    }
  }

  /** Switches for each second of no time were infinite. */
  @Test
  void iterationsThatTakeNoTimeAreRefused() throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root -> ((ObjectNode) root.get("settings")).put("iterationMillis", 0));
    assertFails("run.json: settings.iterationMillis is not above 0; ");
  }

  /** They stand in the verdict, which is one line. */
  @Test
  void aNameThatCannotBeSeenIsRefused() throws IOException {
    for (String hidden : new String[] {"\n", "\u202e", "\u2028", "\0"}) {
      Samples.edit(
          run.resolve("run.json"),
          root -> ((ObjectNode) root.at("/cases/1")).put("variant", "floor" + hidden));
      assertFails("run.json: cases[1].variant is not a name, all of which can be seen; ");
    }
  }

  @Test
  void anErrorOfAForkIsOneLine() throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root -> ((ObjectNode) root.at("/forks/0")).put("error", "killed\nby \u202e"));
    assertThat(RunReader.read(run, true).failed())
        .anySatisfy(fork -> assertThat(fork.error()).contains("killed\\u000aby \\u202e"));
  }

  /** Sums and ratios of such numbers were infinite, and could not be written. */
  @Test
  void whatIsTooLargeForAnyMeasurementIsRefused() throws IOException {
    editJmh(root -> ((ArrayNode) root.at("/0/primaryMetric/rawData/0")).set(1, 1e308));
    assertFails("jmh.json: [0].primaryMetric.rawData[0][1] is not within 1e15 of 0; ");
  }

  @Test
  void aMemberThatIsTooLargeOrNoNumberIsRefused() throws IOException {
    String whole = Files.readString(run.resolve("run.json"));
    for (String number : new String[] {"1e308", "-1e308", "NaN", "Infinity"}) {
      Files.writeString(
          run.resolve("run.json"), whole.replaceFirst("(\"loadBefore\" : )[0-9.]+", "$1" + number));
      assertFails("run.json: forks[0].loadBefore is not within 1e15 of 0; ");
    }
  }

  /** The parser gives up without a place. */
  @Test
  void aFileThatIsNestedWithoutEndIsSaidToBeDamaged() throws IOException {
    Files.writeString(run.resolve("jmh.json"), "[".repeat(5_000));
    assertFails("jmh.json: is cut off or damaged");
  }

  @Test
  void whatCannotBeSeenIsQuotedAsAnEscape() throws IOException {
    editRun(root -> ((ObjectNode) root).put("schema", "\u202e"));
    assertFails("run.json: schema \"\\u202e\" is not known here");
  }

  /** Counting what is missing would take all memory. */
  @Test
  void blocksWithoutEndAreRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.get("settings")).put("blocks", Integer.MAX_VALUE));
    assertFails("run.json: 2147483647 blocks are more than any run has");
  }

  @Test
  void anEmptyFileIsSaidToBe() throws IOException {
    Files.writeString(run.resolve("jmh.json"), "");
    assertFails("jmh.json: is empty;");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root).put("schema", 4));
    assertFails("run.json: schema 4 is not known here, only 1 to 3; use the version of the study");
    editRun(root -> ((ObjectNode) root).put("schema", 0));
    assertFails("run.json: schema 0 is not known here");
    editRun(root -> ((ObjectNode) root).put("schema", "two"));
    assertFails("run.json: schema \"two\" is not known here");
    editRun(root -> ((ObjectNode) root).remove("schema"));
    assertFails("run.json: schema (none) is not known here");
  }

  @Test
  void aWorkloadThatIsNotKnownIsNamed() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/3")).put("workload", "flood"));
    assertFails(
        "run.json: cases[3].workload \"flood\" is not known here, only storm, broadcast,"
            + " ping-pong, audit-cost, memory-cost; use the version of the study that wrote the file");
  }

  @Test
  void aMissingMemberIsNamedByItsPlace() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/forks/3")).remove("block"));
    assertFails("run.json: forks[3].block is missing;");
  }

  @Test
  void aMemberOfAnotherTypeIsNamedByItsPlace() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/settings")).put("seed", "many"));
    assertFails("run.json: settings.seed is not a whole number;");
  }

  @Test
  void everyMissingForkIsALineUpToFive() throws IOException {
    editRun(
        root -> ((ArrayNode) root.get("forks")).removeIf(fork -> fork.get("block").asInt() >= 6));
    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .message()
        .satisfies(
            message -> {
              assertThat(message.lines()).hasSize(6);
              assertThat(message).contains("block 6 has no fork of case \"storm-floor-a-2\"");
              assertThat(message)
                  .contains("\"./study run --resume\" continues the run")
                  .endsWith("and 1 more");
            });
  }

  @Test
  void aPartialRunListsWhatIsMissing() throws IOException {
    editRun(
        root -> ((ArrayNode) root.get("forks")).removeIf(fork -> fork.get("block").asInt() >= 6));
    assertThat(RunReader.read(run, true).missing()).hasSize(6);
  }

  @Test
  void aFailedForkIsThereAndHasNoIterations() throws IOException {
    editRun(
        root -> ((ObjectNode) root.at("/forks/0")).put("error", "the JVM crashed").putNull("raw"));
    Fork fork = RunReader.read(run, false).forks().get(0);
    assertThat(fork.error()).contains("the JVM crashed");
    assertThat(fork.iterations()).isEmpty();
  }

  @Test
  void aForkWithNeitherRowNorErrorIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/forks/0")).putNull("raw"));
    assertFails("block 1) has neither a row in jmh.json nor an error");
  }

  @Test
  void anIterationThatJmhLostIsMissed() throws IOException {
    editJmh(root -> ((ArrayNode) root.at("/0/primaryMetric/rawData/2")).remove(4));
    assertFails("(case \"storm-floor-a-2\", block 3) has 4 of 5 planned iterations in jmh.json");
  }

  @Test
  void aForkThatJmhLostIsMissed() throws IOException {
    editJmh(root -> ((ArrayNode) root.at("/0/primaryMetric/rawData")).remove(5));
    assertFails("block 6) is row 5 of jmh.json, which has 5");
  }

  @Test
  void aStormWithoutAuditIsRefused() throws IOException {
    editJmh(root -> ((ObjectNode) root.at("/1/secondaryMetrics")).remove("failures"));
    assertFails("has no audit in jmh.json (calls and failures of iteration 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"NaN\"", "-3"})
  void anAuditThatIsNoNumberIsNotOneThatPassed(String count) throws IOException {
    JsonNode damaged = new ObjectMapper().readTree(count);
    editJmh(root -> ((ArrayNode) root.at("/1/secondaryMetrics/lost/rawData/0")).set(1, damaged));
    assertFails("has no count of lost in jmh.json (iteration 2)");
  }

  @Test
  void failuresThatAreOfNoKindAreRefused() throws IOException {
    editJmh(root -> ((ArrayNode) root.at("/1/secondaryMetrics/lost/rawData/0")).set(0, 5));
    assertFails("has 0 failures in jmh.json, but 5 by kind (iteration 1)");
  }

  @Test
  void aCaseWithoutEntryIsRefused() throws IOException {
    editJmh(root -> ((ArrayNode) root).remove(0));
    assertFails("jmh.json: no entry for case \"storm-floor-a-2\"");
  }

  @Test
  void aCaseWithTwoEntriesIsRefused() throws IOException {
    editJmh(root -> ((ArrayNode) root).add(root.get(0).deepCopy()));
    assertFails("jmh.json: 2 entries instead of one for case \"storm-floor-a-2\"");
  }

  @Test
  void twoCasesOfOneIdAreRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/1")).put("id", "storm-floor-a-2"));
    assertFails("cases has the id \"storm-floor-a-2\" twice");
  }

  @Test
  void aForkOfAnUnknownCaseIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/forks/0")).put("case", "nobody"));
    assertFails("forks[0] is of case \"nobody\", which was not planned");
  }

  @Test
  void aForkTwiceInABlockIsRefused() throws IOException {
    editRun(root -> ((ArrayNode) root.get("forks")).add(root.at("/forks/0").deepCopy()));
    assertFails("forks[36] is a second fork of case \"storm-floor-a-2\" in block 1");
  }

  @Test
  void aBaselineThatIsNoCaseIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/3")).put("baseline", "nobody"));
    assertFails("has the baseline \"nobody\", which is no case of the same workload");
  }

  @Test
  void aBaselineThatRanOtherwiseIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/3")).put("baseline", "ping-pong-2"));
    assertFails("has the baseline \"ping-pong-2\", which is no case of the same workload");
  }

  @Test
  void aScoreThatIsNoNumberHasNoSpeed() throws IOException {
    editJmh(root -> ((ArrayNode) root.at("/0/primaryMetric/rawData/0")).set(0, "NaN"));
    assertThat(RunReader.read(run, false).forks().get(0).iterations().get(0).noSpeed())
        .contains(NoSpeed.NO_NUMBER);
  }

  private void assertFails(String words) {
    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  private void editRun(Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve("run.json"), change);
  }

  private void editJmh(Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve("jmh.json"), change);
  }
}
