// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

/** The ratios of versions by the number of CPUs. */
class RatioCurvesTest {
  @TempDir private Path scratch;

  @Test
  void everyVersionHasARowForEachNumberOfCpusAndTheSecondArmHasNone() {
    RatioCurves curves = curves(Samples.storm(Samples.EIGHT_CPUS));
    assertThat(curves.hasCurves()).isTrue();
    assertThat(curves.csv().rows())
        .extracting(row -> List.of(row.get(0), row.get(3)))
        .containsExactly(
            List.of("lockfree", "2"),
            List.of("patched", "2"),
            List.of("lockfree", "4"),
            List.of("patched", "4"),
            List.of("lockfree", "8"),
            List.of("patched", "8"));
  }

  @Test
  void theBaselineIsALineAndTheBorderOfTheCoresIsMarked() throws Exception {
    PictureWriter.write(
        curves(Samples.storm(SampleCases.paced(Samples.WIDE, scratch))).figure(),
        scratch,
        "curves");
    assertThat(Files.readString(scratch.resolve("curves.svg")))
        .contains(">Speed of each version against spinlock, by the number of CPUs<")
        .contains(">gap 1 us, all calling at once<", ">patched<", ">32<", ">SMT siblings<");
  }

  @Test
  void oneNumberOfCpusHasNoCurve() {
    assertThat(curves(Samples.storm(Samples.TWO_CPUS)).hasCurves()).isFalse();
  }

  private static RatioCurves curves(Findings findings) {
    return new RatioCurves(findings, findings.series().first());
  }
}
