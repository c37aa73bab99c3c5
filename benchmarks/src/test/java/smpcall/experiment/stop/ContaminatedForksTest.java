// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.cli.Hosts;
import smpcall.host.PlacementPolicy;
import smpcall.plan.Contamination;
import smpcall.plan.Selection;
import smpcall.plan.Workload;
import smpcall.store.Fork;
import smpcall.store.ForkResult;
import smpcall.store.Json;
import smpcall.store.RunHeader;
import smpcall.store.Runs;

/**
 * The fork ran for a second and a half on two CPUs: 3,000 ms of CPU time, of which two iterations
 * of 100 ms were measured: 0.4 s over both threads. The host has two CPUs.
 */
class ContaminatedForksTest {

  private static final String ID = "storm-spinlock-2cpus-a";

  private final RunHeader run =
      Runs.header(
          "20261122T190000Z",
          new Selection(
                  List.of("spinlock"),
                  List.of(),
                  List.of(Workload.STORM),
                  List.of(),
                  List.of(2),
                  List.of(PlacementPolicy.CORES),
                  List.of("17"))
              .cases(Hosts.withCores(2)));

  private boolean isContaminated(
      Long steal, Long foreign, Double load, List<Long> switches, List<Long> migrations) {
    return new ContaminatedForks(run).contains(fork(steal, foreign, load, switches, migrations));
  }

  private static Fork fork(
      Long steal, Long foreign, Double load, List<Long> switches, List<Long> migrations) {
    ForkResult result = Runs.with(Runs.result(1000, 1000), "involuntarySwitches", switches);
    Fork quiet = Runs.fork(ID, 1, 1, null, Runs.with(result, "migrations", migrations));
    return new Fork(
        ID,
        1,
        1,
        1,
        quiet.started(),
        quiet.finished(),
        null,
        null,
        null,
        new Fork.Noise(steal, foreign, load),
        quiet.result());
  }

  @Test
  void mostIsMoreThanHalfAndItsCausesAreCounted() {
    Fork quiet = fork(0L, 0L, 0.5, List.of(0L), List.of(0L));
    Fork stolen = fork(2000L, 0L, 0.5, List.of(0L), List.of(0L));
    Fork crowded = fork(2000L, 2000L, 0.5, List.of(0L), List.of(0L));
    Fork failed = Runs.fork(ID, 1, 1, "it died");
    ContaminatedForks contaminated = new ContaminatedForks(run);

    assertThat(contaminated.most(List.of(quiet, stolen, failed))).isEmpty();
    assertThat(contaminated.most(List.of())).isEmpty();
    assertThat(contaminated.most(List.of(quiet, stolen, crowded, failed)))
        .contains("2 of 3 forks were disturbed (other programs in 1, steal in 2)");
  }

  /** Each number at its threshold, then just above: 1 %, 5 %, 100 per second, none, 2 per CPU. */
  @ParameterizedTest
  @CsvSource({
    "30, 150, 4.0, 40, 0, false",
    "40, 150, 4.0, 40, 0, true",
    "30, 160, 4.0, 40, 0, true",
    "30, 150, 4.1, 40, 0, true",
    "30, 150, 4.0, 41, 0, true",
    "30, 150, 4.0, 40, 1, true"
  })
  void aForkIsContaminatedAboveAnyOfTheThresholds(
      long steal, long foreign, double load, int switches, int migrations, boolean contaminated) {
    assertThat(
            isContaminated(
                steal, foreign, load, List.of(10L, switches - 10L), List.of(0L, (long) migrations)))
        .isEqualTo(contaminated);
  }

  @Test
  void unknownNumbersDoNotContaminate() {
    assertThat(isContaminated(null, null, null, List.of(-1L, 900L), List.of(-1L, -1L))).isFalse();
    assertThat(isContaminated(null, null, null, List.of(), List.of())).isFalse();
  }

  @Test
  void theRuleIsReadAsItWasDeclared() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(Contamination.RULE);

    assertThat(json.readTree(text))
        .isEqualTo(
            Json.read(
                """
                {"stealPercent": 1.0, "foreignPercent": 5.0, "involuntarySwitches": 100.0,
                 "migrations": 0.0, "loadPerCpu": 2.0}
                """));
    assertThat(json.readValue(text, Contamination.class)).isEqualTo(Contamination.RULE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aRuleNeedsFiveFiniteNumbers(double number) {
    assertThatThrownBy(() -> new Contamination(1.0, 1.0, number, 1.0, 1.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contamination(1.0, 1.0, null, 1.0, 1.0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
