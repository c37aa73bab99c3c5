// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.host.Affinity;

class MainTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-l", "-h", "Storm -p version=spinlock", "PingPong -f 1 -i 3 -wi 1"})
  void goodUsageIsNotRefused(String line) {
    assertThat(refusal(line)).isNull();
  }

  @Test
  void twoThreadsAreNotRefusedWhereThereAreTwoCpus() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and -t 2 wants 2");

    assertThat(refusal("Storm -t 2 -si true -bm thrpt")).isNull();
  }

  @Test
  void groupsAreCheckedBeforeAnythingRuns() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and -tg 1,1 wants 2");

    assertThat(refusal("Broadcast -tg 1,1")).isNull();
    assertThat(refusal("Broadcast -tg 2,1"))
        .isEqualTo("-tg 2,1: one CPU calls and the others serve; use -tg 1,N");
    assertThat(refusal("Broadcast -tg 1,9999")).startsWith("10000 threads on ").hasLineCount(1);
  }

  @Test
  void theMaximumNumberOfThreadsIsLeftToTheFork() {
    assertThat(refusal("Storm -t max")).isNull();
  }

  @Test
  void unsynchronisedThreadsAreRefused() {
    assertThat(refusal("Storm -si false"))
        .isEqualTo("-si false: threads would stop while others call them; leave that flag out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-bm ss", "-bm thrpt,ss"})
  void singleShotModeIsRefused(String flag) {
    assertThat(refusal(flag))
        .isEqualTo(
            "-bm ss: single-shot mode has no iteration in which all threads run; use -bm thrpt");
  }

  @Test
  void oneThreadIsRefused() {
    assertThat(refusal("Storm -t 1")).isEqualTo("-t 1: a call needs another CPU; use -t 2 or more");
  }

  @Test
  void moreThreadsThanCpusAreRefused() {
    int cpus = Affinity.allowed().cardinality();

    assertThat(refusal("Storm -t " + (cpus + 1)))
        .startsWith((cpus + 1) + " threads on " + cpus + " CPUs: ")
        .endsWith("use -t " + cpus + " at most")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--frobnicate", "-t many", "-r soon", "-tu fortnights"})
  void jmhsOwnErrorsAreReportedInOneLine(String line) {
    assertThat(refusal(line)).endsWith("; -h lists the flags").hasLineCount(1);
  }

  @Test
  void anUnknownVersionIsRefusedInOneLine() {
    assertThat(refusal("Storm -p version=spinlock,nope"))
        .startsWith("-p version=nope: there are floor, ")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "lock: ticket, tas",
        "mask: inline, own",
        "fastPath: true, false",
        "audit: on, off",
        "policy: cores, siblings, node, spread",
        "memory: buffer, array, fields"
      })
  void anUnknownValueIsRefusedInOneLine(String parameter, String values) {
    String[] all = values.split(", ");

    assertThat(refusal("-p " + parameter + "=" + all[0] + "," + all[1])).isNull();
    assertThat(refusal("-p " + parameter + "=" + all[0] + ",nope"))
        .isEqualTo("-p " + parameter + "=nope: there are " + values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "99999999999"})
  void aBadNumberOfCallsIsRefusedInOneLine(String timed) {
    assertThat(refusal("Storm -p timed=0,1,16")).isNull();
    assertThat(refusal("Storm -p timed=16," + timed))
        .isEqualTo(
            "-p timed=" + timed + ": not a number of calls; give N to time one in N, 0 for none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Storm -p audit=off -t 3",
        "Broadcast -p audit=on,off -tg 1,2",
        "-t 3 -p audit=off"
      })
  void unauditedCallsOfMoreThanTwoThreadsAreRefusedInOneLine(String line) {
    assertThat(refusal(line))
        .isEqualTo("-p audit=off with -t 3: a lockup would go unnoticed; use -t 2, which has none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PingPong -t 3", "-t 3", "Storm ing -t 3", "PingPong -tg 1,2", "-e Storm -t 3"})
  void pingPongWithMoreThanTwoThreadsIsRefusedInOneLine(String line) {
    assertThat(refusal(line)).isEqualTo("-t 3: PingPong has two threads; use -t 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Storm -t 9999", "-e PingPong -t 9999"})
  void otherBenchmarksMayHaveMoreThanTwoThreads(String line) {
    assertThat(refusal(line)).startsWith("9999 threads on ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Storm(", "-e Storm("})
  void aBadRegularExpressionIsRefusedInOneLine(String line) {
    assertThat(refusal(line))
        .isEqualTo("'Storm(' is not a regular expression; give names that -l lists");
  }

  @Test
  void anUnknownModeIsRefusedInOneLine() {
    assertThat(refusal("-bm sideways")).contains("sideways").hasLineCount(1);
  }

  @Test
  void allModesAreRefusedBecauseOfSingleShotMode() {
    assertThat(refusal("-bm all")).isEqualTo(UsageCheck.SINGLE_SHOT);
  }

  /** The reason, or null. */
  private static String refusal(String line) {
    return Main.refusal(line.isEmpty() ? new String[0] : line.split(" ")).orElse(null);
  }
}
