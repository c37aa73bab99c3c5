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

/** The checks of {@link Main}, and those of a fork, which may be started without it. */
class UsageCheckTest {

  @Test
  void asManyThreadsAsCpusAreFine() {
    assertThat(UsageCheck.checkThreads(2, 2)).isEmpty();
    assertThat(UsageCheck.checkThreads(128, 128)).isEmpty();
  }

  @Test
  void moreThreadsThanCpusAreRefused() {
    assertThat(UsageCheck.checkThreads(3, 2))
        .contains(
            "3 threads on 2 CPUs: threads that share a CPU cannot be timed; use -t 2 at most");
  }

  @Test
  void oneThreadIsRefused() {
    assertThat(UsageCheck.checkThreads(1, 2))
        .contains("-t 1: a call needs another CPU; use -t 2 or more");
  }

  @Test
  void unsynchronisedThreadsAreRefusedInTheFork() {
    assertThatThrownBy(() -> UsageCheck.check(JmhParams.benchmark(2, false, Mode.Throughput)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(UsageCheck.UNSYNCHRONISED);
  }

  @Test
  void singleShotModeIsRefusedInTheFork() {
    assertThatThrownBy(() -> UsageCheck.check(JmhParams.benchmark(2, true, Mode.SingleShotTime)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(UsageCheck.SINGLE_SHOT);
  }

  @Test
  void moreThreadsThanCpusAreRefusedInTheFork() {
    int tooMany = Affinity.allowed().cardinality() + 1;

    assertThatThrownBy(() -> UsageCheck.check(JmhParams.benchmark(tooMany, true, Mode.Throughput)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(tooMany + " threads on ");
  }

  @Test
  void twoThreadsInThroughputModeAreAllowed() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and 2 are asked");

    assertThatCode(() -> UsageCheck.check(JmhParams.benchmark(2, true, Mode.Throughput)))
        .doesNotThrowAnyException();
  }

  @Test
  void oneCallerAndAnyNumberOfServersAreAllowed() {
    assertThat(UsageCheck.checkGroups(new int[] {1, 1}, 2)).isEmpty();
    assertThat(UsageCheck.checkGroups(new int[] {1, 127}, 128)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "0, 2", "1, 0"})
  void otherGroupsAreRefused(int callers, int servers) {
    assertThat(UsageCheck.checkGroups(new int[] {callers, servers}, callers + servers))
        .contains(
            "-tg " + callers + "," + servers + ": one CPU calls and the others serve; use -tg 1,N");
  }

  @Test
  void twoBroadcastsAtOnceAreRefused() {
    assertThat(UsageCheck.checkGroups(new int[] {1, 1}, 4))
        .contains("-t 4 with -tg 1,1: one broadcast has 2 threads; leave -t out");
  }
}
