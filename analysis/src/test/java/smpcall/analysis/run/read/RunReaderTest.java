// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.NoSpeed;
import smpcall.analysis.run.Run;
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
    assertThat(read.environment().onlineCpus()).hasValue(2);
    assertThat(read.environment().allowedCpus()).containsExactly(0, 1);
    Fork first = read.forks().get(0);
    assertThat(first.studyCase().id()).isEqualTo("storm-floor-a-2");
    assertThat(first.audit().failures()).isZero();
    assertThat(first.audit().executions()).isEqualTo(first.audit().calls());
  }

  @Test
  void aMissingFileIsNamedWithItsCure() throws IOException {
    Files.delete(run.resolve("run.json"));
    assertFails("run.json: is missing; bring it back from a copy, or begin a new run");
  }

  @Test
  void forksAreMissedToo() throws IOException {
    Files.delete(run.resolve("forks.jsonl"));
    assertFails("forks.jsonl: is missing; bring it back from a copy");
  }

  @Test
  void aFileCutInHalfIsRefusedAsSuch() throws IOException {
    String whole = Files.readString(run.resolve("run.json"));
    Files.writeString(run.resolve("run.json"), whole.substring(0, whole.length() / 2));
    assertFails("run.json: is cut off or damaged at line");
  }

  /** Switches per second over no time would be infinite. */
  @Test
  void iterationsThatTakeNoTimeAreRefused() throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root -> ((ObjectNode) root.get("settings")).put("iterationMillis", 0));
    assertFails("run.json: settings.iterationMillis is not above 0; ");
  }

  /** These names are part of the verdict, which is one line. */
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
    editForks(forks -> Samples.fail(forks.get(0), "killed\nby \u202e"));
    assertThat(RunReader.read(run, true).failed())
        .anySatisfy(fork -> assertThat(fork.error()).contains("killed\\u000aby \\u202e"));
  }

  /** Sums and ratios of such numbers would be infinite. */
  @Test
  void numbersTooLargeForAnyMeasurementAreRefused() throws IOException {
    editForks(forks -> ((ArrayNode) forks.at("/0/result/scores")).set(1, 1e308));
    assertFails("forks.jsonl:1: result.scores[1] is not within 1e15 of 0; take the line out");
    editForks(
        forks -> {
          ((ArrayNode) forks.at("/0/result/scores")).set(1, 1);
          ((ArrayNode) forks.at("/0/result/counts/calls")).set(2, 2_000_000_000_000_000L);
        });
    assertFails("forks.jsonl:1: result.counts.calls[2] is not within 1e15 of 0; ");
  }

  @Test
  void aMemberThatIsTooLargeOrNoNumberIsRefused() throws IOException {
    String whole = Files.readString(run.resolve("forks.jsonl"));
    for (String number : new String[] {"1e308", "-1e308", "NaN", "Infinity"}) {
      Files.writeString(
          run.resolve("forks.jsonl"),
          whole.replaceFirst("(\"loadBefore\":)[0-9.]+", "$1" + number));
      assertFails("forks.jsonl:1: noise.loadBefore is not within 1e15 of 0; ");
    }
  }

  /** The parser names no place. */
  @Test
  void aFileThatIsNestedWithoutEndIsRefusedAsDamaged() throws IOException {
    Files.writeString(run.resolve("run.json"), "[".repeat(5_000));
    assertFails("run.json: is cut off or damaged");
  }

  @Test
  void invisibleCharactersAreQuotedAsEscapes() throws IOException {
    editRun(root -> ((ObjectNode) root).put("schema", "\u202e"));
    assertFails("run.json: schema \"\\u202e\" is not known here");
  }

  /** The list of missing forks would take all memory. */
  @Test
  void blocksWithoutEndAreRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.get("ended")).put("blocks", Integer.MAX_VALUE));
    assertFails("run.json: 2147483647 blocks are more than any run has");
    editRun(root -> ((ObjectNode) root).putNull("ended"));
    editRun(root -> ((ObjectNode) root.get("settings")).put("blocks", Integer.MAX_VALUE));
    assertFails("run.json: 2147483647 blocks are more than any run has");
  }

  @Test
  void anEmptyFileIsRefusedAsSuch() throws IOException {
    Files.writeString(run.resolve("run.json"), "");
    assertFails("run.json: is empty;");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    for (int other : new int[] {3, 5}) {
      editRun(root -> ((ObjectNode) root).put("schema", other));
      assertFails(
          "run.json: schema "
              + other
              + " is not known here, only 4; use the version of the study that wrote the file");
    }
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
    editForks(forks -> ((ObjectNode) forks.get(3)).remove("block"));
    assertFails("forks.jsonl:4: block is missing;");
    editRun(root -> ((ObjectNode) root.at("/cases/2")).remove("cpus"));
    assertFails("run.json: cases[2].cpus is missing; bring it back");
    editRun(root -> ((ObjectNode) root.at("/cases/2")).putNull("placement"));
    editRun(root -> ((ObjectNode) root.at("/cases/2")).put("cpus", 2));
    assertFails("run.json: cases[2].placement is missing; ");
  }

  @Test
  void anElementThatIsNullIsMissed() throws IOException {
    editRun(root -> ((ArrayNode) root.get("cases")).insertNull(1));
    assertFails("run.json: cases[1] is missing; ");
    editRun(root -> ((ArrayNode) root.get("cases")).remove(1));
    editForks(forks -> ((ArrayNode) forks.at("/4/result/scores")).setNull(2));
    assertFails("forks.jsonl:5: result.scores[2] is missing; ");
  }

  @Test
  void unknownMembersAreIgnored() throws IOException {
    editRun(root -> ((ObjectNode) root).put("colour", "red"));
    editForks(forks -> forks.forEach(fork -> ((ObjectNode) fork).put("colour", "red")));
    assertThat(RunReader.read(run, false).forks()).hasSize(36);
  }

  @Test
  void aMemberOfAnotherTypeIsNamedByItsPlace() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/settings")).put("seed", "many"));
    assertFails("run.json: settings.seed is not a whole number;");
    editRun(root -> ((ObjectNode) root.at("/settings")).put("seed", 1.5));
    assertFails("run.json: settings.seed is not a whole number;");
    editRun(
        root -> ((ObjectNode) root.at("/settings")).put("seed", new BigInteger("9".repeat(30))));
    assertFails("run.json: settings.seed is not a whole number;");
    editRun(root -> ((ObjectNode) root.at("/settings")).put("seed", "7"));
    assertFails("run.json: settings.seed is not a whole number;");
    editRun(root -> ((ObjectNode) root.at("/settings")).put("seed", 7).put("jvmArgs", "-Xmx1g"));
    assertFails("run.json: settings.jvmArgs is not an array;");
    editRun(root -> ((ObjectNode) root.at("/settings")).putArray("jvmArgs").add(7));
    assertFails("run.json: settings.jvmArgs[0] is not a text;");
    editRun(root -> ((ObjectNode) root).put("settings", ""));
    assertFails("run.json: settings is not an object;");
  }

  @Test
  void everyMissingForkIsALineUpToFive() throws IOException {
    editForks(forks -> forks.removeIf(fork -> fork.get("block").asInt() >= 6));
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
    editForks(forks -> forks.removeIf(fork -> fork.get("block").asInt() >= 6));
    assertThat(RunReader.read(run, true).missing()).hasSize(6);
  }

  @Test
  void aFailedForkIsThereAndHasNoIterations() throws IOException {
    editForks(forks -> Samples.fail(forks.get(0), "the JVM crashed"));
    Fork fork = RunReader.read(run, false).forks().get(0);
    assertThat(fork.error()).contains("the JVM crashed");
    assertThat(fork.iterations()).isEmpty();
  }

  @Test
  void aForkWithNeitherResultNorErrorIsRefused() throws IOException {
    editForks(forks -> ((ObjectNode) forks.get(0)).putNull("result"));
    assertFails("forks.jsonl:1: result is missing, and so is error; ");
  }

  @Test
  void aForkWithResultAndErrorIsRefused() throws IOException {
    editForks(forks -> ((ObjectNode) forks.get(0)).put("error", "exit status 134"));
    assertFails("forks.jsonl:1: result is there, and so is error; ");
  }

  @Test
  void anIterationThatJmhLostIsMissed() throws IOException {
    editForks(
        forks -> {
          ObjectNode result = Samples.results(forks, "storm-floor-a-2").get(2);
          ((ArrayNode) result.get("scores")).remove(4);
          result.get("counts").forEach(row -> ((ArrayNode) row).remove(4));
        });
    assertFails(
        "the fork of case \"storm-floor-a-2\" in block 3 has 4 of 5 planned iterations; take the"
            + " line out, and \"./study run --resume\" runs that fork again");
  }

  @Test
  void rowsOfDifferentLengthAreRefused() throws IOException {
    editForks(forks -> ((ArrayNode) forks.at("/0/result/counts/calls")).remove(4));
    assertFails("forks.jsonl:1: result.counts.calls is not an array of 5, as long as scores; ");
  }

  @Test
  void forksOfACaseWithDifferentMetricsAreRefused() throws IOException {
    editForks(
        forks ->
            ((ObjectNode) Samples.results(forks, "ping-pong-2").get(1).get("counts"))
                .remove("compileMillis"));
    assertFails(
        "the fork of case \"ping-pong-2\" in block 2 has other metrics than the first one of its"
            + " case; ");
  }

  @Test
  void aStormWithoutAuditIsRefused() throws IOException {
    editForks(
        forks ->
            Samples.results(forks, "storm-spinlock-a-2")
                .forEach(result -> ((ObjectNode) result.get("counts")).remove("failures")));
    assertFails("in block 1 has no audit (result.counts.calls and .failures); ");
  }

  @ParameterizedTest
  @CsvSource({
    "null, is missing",
    "'\"NaN\"', is not a whole number",
    "0.5, is not a whole number",
    "-3, is not 0 or above",
    "-1, is not 0 or above"
  })
  void anAuditThatIsNoNumberIsNotOneThatPassed(String count, String message) throws IOException {
    JsonNode damaged = new ObjectMapper().readTree(count);
    editForks(
        forks ->
            ((ArrayNode) Samples.results(forks, "storm-spinlock-a-2").get(0).at("/counts/lost"))
                .set(1, damaged));
    assertFails("result.counts.lost[1] " + message + "; ");
  }

  /** -1 means that the kernel does not give the number. */
  @Test
  void aCountOfTheKernelThatIsNegativeIsRefused() throws IOException {
    editForks(forks -> ((ArrayNode) forks.at("/0/result/counts/migrations")).set(0, -1));
    assertThat(RunReader.read(run, false).forks()).hasSize(36);
    editForks(forks -> ((ArrayNode) forks.at("/0/result/counts/migrations")).set(0, -2));
    assertFails("forks.jsonl:1: result.counts.migrations[0] is not -1 or above; ");
  }

  @Test
  void failuresThatAreOfNoKindAreRefused() throws IOException {
    editForks(
        forks ->
            ((ArrayNode) Samples.results(forks, "storm-spinlock-a-2").get(0).at("/counts/lost"))
                .set(0, 5));
    assertFails("has 0 failures, but 5 by kind (iteration 1)");
  }

  @Test
  void twoCasesOfOneIdAreRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/1")).put("id", "storm-floor-a-2"));
    assertFails("cases has the id \"storm-floor-a-2\" twice");
  }

  @Test
  void aForkOfAnUnknownCaseIsRefused() throws IOException {
    editForks(forks -> ((ObjectNode) forks.get(0)).put("case", "nobody"));
    assertFails("forks.jsonl:1: the fork of case \"nobody\" in block 1 was not planned; take the");
  }

  @Test
  void aForkTwiceInABlockIsRefused() throws IOException {
    editForks(forks -> forks.add(forks.get(0).deepCopy()));
    assertFails("forks.jsonl:37: the fork of case \"storm-floor-a-2\" in block 1 is there twice");
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
    editForks(forks -> ((ArrayNode) forks.at("/0/result/scores")).set(0, "NaN"));
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

  private void editForks(Consumer<ArrayNode> change) throws IOException {
    Samples.editForks(run, change);
  }
}
