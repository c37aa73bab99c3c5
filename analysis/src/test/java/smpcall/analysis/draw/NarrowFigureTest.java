// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;

class NarrowFigureTest {
  private static final Pattern TEXT =
      Pattern.compile("<text style=\"([^\"]*)\"\\s+x=\"([-\\d.]+)\"[^>]*>([^<]*)<");

  @Test
  void noWordsReachBeyondIt() throws Exception {
    Findings findings = Samples.storm(Samples.PACED);
    for (Figure figure :
        List.of(
            new RatioChart(findings).figure(),
            new ThroughputChart(findings, findings.series().first()).figure())) {
      NarrowFigure narrow = new NarrowFigure(figure);
      String svg = PictureWriter.svg(narrow, figure);
      List<MatchResult> words = TEXT.matcher(svg).results().toList();
      assertThat(words).isNotEmpty();
      assertThat(words)
          .allSatisfy(
              text ->
                  assertThat(Double.parseDouble(text.group(2)) + width(text))
                      .as(text.group(3))
                      .isLessThanOrEqualTo(narrow.getWidth()));
    }
  }

  private static double width(MatchResult text) {
    boolean title = text.group(1).contains("font-size:17px");
    boolean note = text.group(1).contains("font-size:11px");
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
        .createGraphics()
        .getFontMetrics(title ? ChartStyle.TITLE : note ? ChartStyle.NOTE : ChartStyle.LABEL)
        .stringWidth(text.group(3));
  }

  @Test
  void theWordsOfTheWideOneAreInIt() throws Exception {
    Figure figure = new RatioChart(Samples.storm(Samples.TWO_CPUS)).figure();
    String narrow = words(PictureWriter.svg(new NarrowFigure(figure), figure));
    assertThat(narrow).contains(words(">" + figure.note() + "<"));
    assertThat(narrow).contains(words(">" + figure.title() + "<"));
  }

  private static String words(String svg) {
    return svg.replaceAll("(?s)<(title|desc)>.*?</\\1>", "")
        .replaceAll("<[^>]*>|\\s|&nbsp;|\u00a0|[<>]", "");
  }

  @Test
  void bothAreInAPageAndAFixedLayoutIsThereOnce() throws Exception {
    Figure figure = new RatioChart(Samples.storm(Samples.TWO_CPUS)).figure();
    assertThat(InlineSvg.of(figure, "p"))
        .containsSubsequence("<svg class=\"narrow\"", "id=\"p-narrow-title\"")
        .containsSubsequence("<svg class=\"wide\"", "id=\"p-title\"");
    SignMap map =
        new SignMap(
            "across",
            List.of("8"),
            List.of("patched"),
            List.of(List.of(Optional.empty())),
            List.of("slower", "same", "faster"),
            List.of("here"));
    Figure fixed = new Figure("q", "s", List.of(), List.of(map), "n", 800, 300);
    assertThat(InlineSvg.of(fixed, "p")).doesNotContain("class=\"narrow\"").contains(">here<");
  }
}
