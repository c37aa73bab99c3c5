// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

/** A gate judges paced calls where there are any: those back to back fall into step. */
class GatePacedTest {
  @TempDir private Path results;

  @Test
  void callsBackToBackAreShownAndNotJudgedBesidePacedOnes() throws IOException {
    GateResult result = gate(Samples.PACED, slower("storm-patched-2cpus-a", "/scores"));

    assertThat(change(result, "patched", 0).regression()).isFalse();
    assertThat(change(result, "patched", 0).ratio().orElseThrow()).isLessThan(0.6);
    assertThat(result.judged()).allMatch(change -> change.key().isPaced());
    assertThat(result.isBad()).isFalse();
    assertThat(GateText.verdict(result))
        .startsWith("Gate: passed; in ")
        .contains(" beside the floor and calls back to back, ");
    assertThat(GateText.paced(result))
        .contains("Calls back to back are shown and not judged: the gate uses the paced ones.");
  }

  @Test
  void aSlowerPacedCaseFailsItAndHasItsGapInItsName() throws IOException {
    GateResult result =
        gate(Samples.PACED, slower("storm-patched-2cpus-gap1000-a", "/times/callNanos"));

    assertThat(change(result, "patched", 1000).regression()).isTrue();
    assertThat(change(result, "patched", 5000).regression()).isFalse();
    assertThat(GateText.verdict(result))
        .endsWith("beyond doubt: patched (storm, 2 CPUs, gap 1 us).");
  }

  @Test
  void withoutPacedCasesInCommonALineSaysWhatIsCompared() throws IOException {
    Path old = Samples.copy(Samples.PACED, results);
    Samples.edit(
        old.resolve("run.json"),
        root -> {
          for (var cases = root.get("cases").elements(); cases.hasNext(); ) {
            if (cases.next().path("gapNanos").asInt() > 0) {
              cases.remove();
            }
          }
        });
    Samples.editForks(
        old, forks -> forks.removeIf(fork -> fork.get("case").asText().contains("-gap")));
    GateResult result = gate(old, Samples.PACED);

    assertThat(result.changes()).noneMatch(change -> change.key().isPaced());
    assertThat(result.judged()).isNotEmpty();
    assertThat(GateText.paced(result).orElseThrow()).startsWith("Back to back only: ");
  }

  @Test
  void theNativeControlIsNoCaseOfAGate() {
    assertThat(gate(Samples.PACED, Samples.PACED).changes())
        .extracting(change -> change.key().variant())
        .isNotEmpty()
        .noneMatch(variant -> variant.startsWith("native"));
  }

  private Path slower(String id, String figure) throws IOException {
    Path run = Samples.copy(Samples.PACED, results);
    Samples.editForks(
        run,
        forks ->
            Samples.results(forks, id)
                .forEach(
                    result ->
                        Samples.multiply(result.at(figure), figure.equals("/scores") ? 0.5 : 2)));
    return run;
  }

  private static CaseChange change(GateResult result, String variant, long gap) {
    return result.changes().stream()
        .filter(c -> c.key().id().startsWith("storm-" + variant) && c.key().gapNanos() == gap)
        .findFirst()
        .orElseThrow();
  }

  private static GateResult gate(Path base, Path fresh) {
    return Gate.of(side(base), side(fresh), 0.05);
  }

  private static Side side(Path run) {
    return new Side("side", List.of(RunReader.read(run, false)), Optional.empty());
  }
}
