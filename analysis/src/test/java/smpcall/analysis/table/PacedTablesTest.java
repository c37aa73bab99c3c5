// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.FactorEffects;
import smpcall.analysis.finding.factor.GapCurve;
import smpcall.analysis.finding.factor.GapGroup;
import smpcall.analysis.finding.factor.SensitivityMap;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

/** Golden files of the tables that runs with paced calls have. */
class PacedTablesTest {
  private final Findings storm = Samples.storm(Samples.PACED);

  @Test
  void nanosecondsHaveARowForEachComparison() throws IOException {
    Golden.check("paced-storm-nanoseconds.csv", NanosecondsTable.of(storm).text());
  }

  @Test
  void javaAgainstCHasARowForEachVersionOfTheControl() throws IOException {
    Golden.check("paced-storm-java-against-c.csv", JavaAgainstCTable.of(storm).csv().text());
  }

  @Test
  void gapsHaveARowForEachVersionAndGap() throws IOException {
    List<GapCurve> curves = GapCurve.of(GapGroup.of(storm).get(0));
    Golden.check("paced-storm-gaps-2cpus.csv", new GapTable(curves).csv().text());
  }

  @Test
  void sensitivityHasARowForEachCell() throws IOException {
    SensitivityMap patched = SensitivityMap.of(storm).get(1);
    Golden.check(
        "paced-storm-sensitivity-patched-2cpus.csv", new SensitivityTable(patched).csv().text());
  }

  @Test
  void factorsHaveARowForEachLevelAndEachTest() throws IOException {
    FactorEffects effects = FactorEffects.of(storm);
    Csv levels = FactorLevelsTable.of(effects);
    assertThat(levels.rows())
        .hasSize(effects.effects().stream().mapToInt(e -> e.effect().levels().size()).sum());
    assertThat(levels.rows().get(0).subList(0, 7))
        .containsExactly(
            "storm-spinlock-2cpus-gap1000-b",
            "",
            "",
            "storm-spinlock-2cpus-gap1000-a",
            "ratio",
            "spin",
            "0");
    Golden.check("paced-storm-factor-effects.csv", FactorEffectsTable.of(effects).text());
  }
}
