// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.Distance;
import smpcall.analysis.statistics.Interval;

class WordingTest {
  @Test
  void numbersLookTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Wording.fixed(1234.5678, 2)).isEqualTo("1234.57");
      assertThat(Wording.count(1234567L)).isEqualTo("1,234,567");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void roundingIsThatOfTheExactBinaryValue() {
    // 1.005 is stored as 1.00499999999999989...
    assertThat(Wording.fixed(1.005, 2)).isEqualTo("1.00");
    assertThat(Wording.fixed(0.5, 0)).isEqualTo("0");
  }

  @Test
  void countsAreGroupedByThousands() {
    assertThat(Wording.count(0L)).isEqualTo("0");
    assertThat(Wording.count(999L)).isEqualTo("999");
    assertThat(Wording.count(-1000L)).isEqualTo("-1,000");
  }

  @Test
  void aRatioCloseToOneHasThreeDigits() {
    assertThat(Wording.ratio(1.12)).isEqualTo("1.12x");
    assertThat(Wording.ratio(1.004)).isEqualTo("1.004x");
    assertThat(Wording.interval(new Interval(0.99, 1.17))).isEqualTo("[0.990, 1.170]");
  }

  @Test
  void listsReadLikeSentences() {
    assertThat(Wording.list(List.of("a"))).isEqualTo("a");
    assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Wording.cpus(1)).isEqualTo("1 CPU");
    assertThat(Wording.many(2000, "call")).isEqualTo("2,000 calls");
  }

  @Test
  void numbersOfBlocksReadLikeSentences() {
    assertThat(Wording.blocks(new TreeSet<>(List.of(6)))).isEqualTo("block 6");
    assertThat(Wording.blocks(new TreeSet<>(List.of(2, 3)))).isEqualTo("blocks 2 and 3");
    assertThat(Wording.blocks(new TreeSet<>(List.of(7, 8, 9)))).isEqualTo("blocks 7 to 9");
    assertThat(Wording.blocks(new TreeSet<>(List.of(2, 3, 5)))).isEqualTo("blocks 2, 3 and 5");
  }

  @Test
  void trimmedNumbersHaveNoMoreDigitsThanTheyNeed() {
    assertThat(Wording.trimmed(99.9)).isEqualTo("99.9");
    assertThat(Wording.trimmed(100)).isEqualTo("100");
    assertThat(Wording.trimmed(0)).isEqualTo("0");
    assertThat(Wording.trimmed(100 - 100 / 3.15)).isEqualTo("68.253968");
  }

  @Test
  void gapsAndDistances() {
    assertThat(Wording.gap(0)).isEqualTo("back to back");
    assertThat(Wording.gap(300)).isEqualTo("gap 300 ns");
    assertThat(Wording.gap(1000)).isEqualTo("gap 1 us");
    assertThat(Wording.gap(2500)).isEqualTo("gap 2.5 us");
    assertThat(Wording.nanos(new Distance.Range(64.6, 81.2, 1.5))).isEqualTo("65 to 81");
    assertThat(Wording.nanos(new Distance.Range(75.6, 76.4, 1.5))).isEqualTo("76");
  }

  @Test
  void figuresAreAboutThree() {
    assertThat(Wording.figures(0.051)).isEqualTo("0.05");
    assertThat(Wording.figures(1.234)).isEqualTo("1.23");
    assertThat(Wording.figures(9.999)).isEqualTo("10.0");
    assertThat(Wording.figures(99.96)).isEqualTo("100");
    assertThat(Wording.figures(999.6)).isEqualTo("1,000");
    assertThat(Wording.figures(12345.6)).isEqualTo("12,346");
  }
}
