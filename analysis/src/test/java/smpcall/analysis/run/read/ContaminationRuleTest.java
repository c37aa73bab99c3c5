// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Noise;
import smpcall.analysis.run.NoiseKind;
import smpcall.analysis.run.Run;
import smpcall.analysis.sample.Samples;

/**
 * Forks of the sample took 5 seconds on 2 CPUs: 10,000 ms of CPU time, of which 5 iterations of 400
 * ms on 2 threads were measured: 4 s. The host has 2 CPUs.
 */
class ContaminationRuleTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.NOISY, results);
  }

  @Test
  void theRuleIsReadAsItWasDeclared() {
    assertThat(read().settings().contamination().orElseThrow().limits())
        .containsEntry(NoiseKind.STEAL, 1.0)
        .containsEntry(NoiseKind.FOREIGN, 5.0)
        .containsEntry(NoiseKind.SWITCHES, 100.0)
        .containsEntry(NoiseKind.MIGRATIONS, 0.0)
        .containsEntry(NoiseKind.LOAD, 2.0)
        .hasSize(NoiseKind.values().length);
  }

  /** Each at its limit, then just above. */
  @ParameterizedTest
  @CsvSource({
    "stealMillis, 100, 110, STEAL",
    "foreignMillis, 500, 510, FOREIGN",
    "loadBefore, 4.0, 4.01, LOAD"
  })
  void aForkIsContaminatedAboveALimitAndNotAtIt(
      String member, double at, double above, NoiseKind kind) throws IOException {
    String quiet = first().studyCase().id();
    number(member, at);
    assertThat(first().contamination()).isEmpty();
    number(member, above);
    assertThat(first().studyCase().id()).isEqualTo(quiet);
    assertThat(first().contamination()).extracting(Noise.Excess::kind).containsExactly(kind);
  }

  /** 4 s x 100 per second. */
  @ParameterizedTest
  @CsvSource({"involuntarySwitches, 400, 401, SWITCHES", "migrations, 0, 1, MIGRATIONS"})
  void countsOfItsIterationsContaminateItAboveTheirLimits(
      String metric, int at, int above, NoiseKind kind) throws IOException {
    count(metric, at);
    assertThat(first().contamination()).isEmpty();
    count(metric, above);
    assertThat(first().contamination()).extracting(Noise.Excess::kind).containsExactly(kind);
  }

  @Test
  void unknownNoiseContaminatesNothing() throws IOException {
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            ((ObjectNode) fork.get("noise"))
                .putNull("stealMillis")
                .putNull("foreignMillis")
                .putNull("loadBefore");
          }
          for (ObjectNode result : Samples.results(forks, "")) {
            ((ArrayNode) result.at("/counts/involuntarySwitches")).set(0, -1);
            ((ArrayNode) result.at("/counts/migrations")).set(0, -1);
          }
        });
    assertThat(read().forks()).noneMatch(Fork::isContaminated);
  }

  @Test
  void withoutARuleNothingIsContaminated() throws IOException {
    edit("run.json", root -> ((ObjectNode) root.get("settings")).remove("contamination"));
    assertThat(read().settings().contamination()).isEmpty();
    assertThat(read().forks()).noneMatch(Fork::isContaminated);
  }

  @Test
  void aForkThatFailedIsNotJudged() throws IOException {
    Samples.editForks(run, forks -> forks.forEach(fork -> Samples.fail(fork, "no memory")));
    assertThat(read().forks()).noneMatch(Fork::isContaminated);
  }

  @Test
  void aRuleThatLacksANumberIsNamed() throws IOException {
    edit(
        "run.json",
        root -> ((ObjectNode) root.at("/settings/contamination")).remove("foreignPercent"));
    assertFails("run.json: settings.contamination.foreignPercent is missing; ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.POSITIVE_INFINITY})
  void aRuleWithANumberThatIsNoneIsNamed(double number) throws IOException {
    edit(
        "run.json",
        root -> ((ObjectNode) root.at("/settings/contamination")).put("migrations", number));
    assertFails("run.json: settings.contamination.migrations is not ");
  }

  @Test
  void aTimeThatIsNoneIsNamed() throws IOException {
    Samples.editForks(run, forks -> ((ObjectNode) forks.get(2)).put("finished", "later"));
    assertFails("forks.jsonl:3: finished is not a time; ");
  }

  private Run read() {
    return RunReader.read(run, false);
  }

  /** The first fork of the patched version, which is a quiet one. */
  private Fork first() {
    return read().forks().stream().filter(ContaminationRuleTest::isMeant).findFirst().orElseThrow();
  }

  private static boolean isMeant(Fork fork) {
    return fork.studyCase().variant().equals("patched") && fork.block() == 1;
  }

  private void number(String member, double value) throws IOException {
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            if (fork.get("case").asText().startsWith("storm-patched")
                && fork.get("block").asInt() == 1) {
              ObjectNode noise = (ObjectNode) fork.get("noise");
              if (member.equals("loadBefore")) {
                noise.put(member, value);
              } else {
                noise.put(member, Math.round(value));
              }
            }
          }
        });
  }

  private void count(String metric, int sum) throws IOException {
    Samples.editForks(
        run,
        forks ->
            ((ArrayNode) Samples.results(forks, "storm-patched").get(0).at("/counts/" + metric))
                .removeAll()
                .add(sum)
                .add(0)
                .add(0)
                .add(0)
                .add(0));
  }

  private void edit(String file, Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve(file), change);
  }

  private void assertFails(String message) {
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
