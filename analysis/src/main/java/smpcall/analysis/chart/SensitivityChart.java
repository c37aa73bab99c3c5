// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.RatioMap;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.SensitivityMap;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.SensitivityTable;

/** What does a ratio depend on besides the locks? A version's ratio by gap and by spin. */
public final class SensitivityChart {
  /** The least end of the scale: smaller differences are noise, and get no strong colour. */
  private static final double LEAST_SCALE = 1.2;

  private final Findings findings;
  private final SensitivityMap map;
  private final double farthest;

  /**
   * @param map one of the maps
   * @param all all maps of the findings, which have one scale
   */
  public SensitivityChart(Findings findings, SensitivityMap map, List<SensitivityMap> all) {
    this.findings = findings;
    this.map = map;
    this.farthest =
        Math.exp(
            all.stream()
                .flatMap(each -> each.byGap().values().stream())
                .flatMap(levels -> levels.values().stream())
                .mapToDouble(level -> Math.abs(Math.log(level.mean())))
                .reduce(Math.log(LEAST_SCALE), Math::max));
  }

  public Csv csv() {
    return new SensitivityTable(map).csv();
  }

  public Figure figure() {
    List<Long> gaps = List.copyOf(map.byGap().keySet());
    List<Integer> spins = List.copyOf(map.spins());
    List<List<Optional<RatioMap.Cell>>> cells = new ArrayList<>();
    for (int spin : spins) {
      cells.add(
          gaps.stream()
              .map(gap -> map.at(gap, spin).map(at -> new RatioMap.Cell(at.mean(), at.n())))
              .toList());
    }
    RatioMap picture =
        new RatioMap(
            "mean gap before a call",
            gaps.stream().map(Wording::gapTime).toList(),
            "spin, steps of about 1 ns",
            spins.stream().map(String::valueOf).toList(),
            cells,
            farthest);
    return new Figure(
        "Speed of " + map.variant() + " against " + map.baseline() + ", by gap and spin",
        Caption.of(findings, findings.arrangementsOf(map.group().speeds())),
        List.of(),
        List.of(picture),
        "Cell: how many times as fast "
            + map.variant()
            + " is as "
            + map.baseline()
            + " (geometric mean of the ratios in n blocks), by the mean gap before a call and by the"
            + " steps that each turn of a waiting loop has more. Orange: "
            + map.baseline()
            + " is slower; violet: it is faster; the ends of the scale are "
            + Wording.ratio(1 / farthest)
            + " and "
            + Wording.ratio(farthest)
            + ", the same for all versions. Exploratory: a cell of few blocks is mostly noise.",
        Math.max(760, picture.width() + 32),
        picture.height() + 150);
  }
}
