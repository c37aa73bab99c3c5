// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;
import smpcall.host.Affinity;

/** What the fork itself refuses, were it started past {@link Main}. */
class BadBenchmarkUseTest {

  @Test
  void asManyThreadsAsCpusAreFine() {
    assertThat(BadBenchmarkUse.ofThreads(2, 2)).isEmpty();
    assertThat(BadBenchmarkUse.ofThreads(128, 128)).isEmpty();
  }

  @Test
  void oneThreadMoreIsTooMany() {
    assertThat(BadBenchmarkUse.ofThreads(3, 2))
        .contains("3 threads on 2 CPUs: threads that take turns have no speed; use -t 2 at most");
  }

  @Test
  void oneThreadHasNobodyToCall() {
    assertThat(BadBenchmarkUse.ofThreads(1, 2))
        .contains("-t 1: there is nobody to call; use -t 2 or more");
  }

  @Test
  void threadsThatAreNotSynchronisedAreRefusedInTheFork() {
    assertThatThrownBy(() -> BadBenchmarkUse.check(JmhParams.benchmark(2, false, Mode.Throughput)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(BadBenchmarkUse.NOT_SYNCHRONISED);
  }

  @Test
  void singleShotModeIsRefusedInTheFork() {
    assertThatThrownBy(
            () -> BadBenchmarkUse.check(JmhParams.benchmark(2, true, Mode.SingleShotTime)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(BadBenchmarkUse.SINGLE_SHOT);
  }

  @Test
  void moreThreadsThanCpusAreRefusedInTheFork() {
    int tooMany = Affinity.allowed().cardinality() + 1;

    assertThatThrownBy(
            () -> BadBenchmarkUse.check(JmhParams.benchmark(tooMany, true, Mode.Throughput)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(tooMany + " threads on ");
  }

  @Test
  void twoThreadsInThroughputModeAreLetThrough() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and 2 are asked");

    assertThatCode(() -> BadBenchmarkUse.check(JmhParams.benchmark(2, true, Mode.Throughput)))
        .doesNotThrowAnyException();
  }

  @Test
  void oneCallerAndAnyNumberOfServersAreABroadcast() {
    assertThat(BadBenchmarkUse.ofGroups(new int[] {1, 1}, 2)).isEmpty();
    assertThat(BadBenchmarkUse.ofGroups(new int[] {1, 127}, 128)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "0, 2", "1, 0"})
  void otherGroupsAreRefused(int callers, int servers) {
    assertThat(BadBenchmarkUse.ofGroups(new int[] {callers, servers}, callers + servers))
        .contains(
            "-tg " + callers + "," + servers + ": one CPU calls and the others serve; use -tg 1,N");
  }

  @Test
  void twoBroadcastsAtOnceAreRefused() {
    assertThat(BadBenchmarkUse.ofGroups(new int[] {1, 1}, 4))
        .contains("-t 4 with -tg 1,1: one broadcast has 2 threads; leave -t out");
  }
}
