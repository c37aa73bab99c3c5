// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import smpcall.ordering.DeclaredTest.Outcome;

class SummaryTest {

  private static final Outcome RIGHT = new Outcome("1", 1_234_567, Expect.ACCEPTABLE, "Right.");
  private static final Outcome RACE = new Outcome("0", 3, Expect.ACCEPTABLE_INTERESTING, "A race.");
  private static final Outcome WRONG = new Outcome("0", 1, Expect.FORBIDDEN, "Wrong.");

  private static DeclaredTest ran(Outcome... outcomes) {
    return new DeclaredTest("Narrow", 2, true, List.of(outcomes), "");
  }

  private static DeclaredTest didNotRun(String name, int actors) {
    return new DeclaredTest(name, actors, false, List.of(), "");
  }

  private static Summary onTwoCpus(DeclaredTest... tests) {
    return new Summary(List.of(tests), 2);
  }

  @Test
  void anInterestingOutcomeIsShownAndGood() {
    Summary summary = onTwoCpus(ran(RIGHT, RACE));

    assertThat(summary.isGood()).isTrue();
    assertThat(summary.lines())
        .anySatisfy(line -> assertThat(line).contains("Narrow", "1,234,567", "fine", "Right."))
        .anySatisfy(line -> assertThat(line).contains("0", "3", "interesting", "A race."))
        .last()
        .isEqualTo("1 tests declared, 1 ran; nothing forbidden seen");
  }

  @Test
  void aForbiddenOutcomeFails() {
    Summary summary = onTwoCpus(ran(RIGHT, WRONG));

    assertThat(summary.isGood()).isFalse();
    assertThat(summary.lines())
        .anySatisfy(line -> assertThat(line).contains("FORBIDDEN", "Wrong."))
        .last()
        .isEqualTo("1 tests declared, 1 ran; FAILED: (Narrow)");
  }

  @Test
  void anOutcomeThatNoSentenceDescribesFails() {
    assertThat(onTwoCpus(ran(new Outcome("7", 1, Expect.UNKNOWN, ""))).isGood()).isFalse();
  }

  @Test
  void aTestThatNeedsMoreCpusIsReportedAsLeftOut() {
    Summary summary = onTwoCpus(ran(RIGHT), didNotRun("Wide", 3));

    assertThat(summary.isGood()).isTrue();
    assertThat(summary.lines())
        .anySatisfy(
            line -> assertThat(line).contains("Wide", "left out", "needs 3 CPUs, and there are 2"))
        .last()
        .isEqualTo(
            "2 tests declared, 1 ran, 1 left out: more CPUs needed than 2 (Wide);"
                + " nothing forbidden seen");
  }

  @Test
  void aTestThatCouldRunAndDidNotFails() {
    Summary summary = onTwoCpus(ran(RIGHT), didNotRun("Lost", 2));

    assertThat(summary.isGood()).isFalse();
    assertThat(summary.lines()).last().asString().endsWith("FAILED: (Lost)");
  }

  @Test
  void aTestWhoseJvmBrokeFails() {
    DeclaredTest broken = new DeclaredTest("Narrow", 2, true, List.of(), "TIMEOUT_ERROR");

    assertThat(onTwoCpus(broken).isGood()).isFalse();
    assertThat(onTwoCpus(broken).lines())
        .anySatisfy(line -> assertThat(line).contains("BROKEN", "TIMEOUT_ERROR"));
  }
}
