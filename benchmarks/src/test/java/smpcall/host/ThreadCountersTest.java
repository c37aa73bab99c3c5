// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadCountersTest {

  /** The end of {@code /proc/thread-self/status}. */
  private static final String STATUS =
      """
      Cpus_allowed_list:\t0-1
      Mems_allowed_list:\t0
      voluntary_ctxt_switches:\t1042
      nonvoluntary_ctxt_switches:\t17
      """;

  /** {@code /proc/thread-self/sched}. */
  private static final String SCHED =
      """
      C2 CompilerThre (1234, #threads: 21)
      se.exec_start                                :       1234567.123456
      se.nr_migrations                             :                   42
      nr_switches                                  :                 1059
      """;

  @TempDir private Path thread;

  @Test
  void aCounterIsFoundByTheStartOfItsLine() throws IOException {
    Files.writeString(thread.resolve("status"), STATUS);
    Files.writeString(thread.resolve("sched"), SCHED);

    assertThat(ThreadCounters.Reader.of(thread).read()).isEqualTo(new ThreadCounters(17, 42));
  }

  @Test
  void aMissingCounterIsUnknown() throws IOException {
    Files.writeString(thread.resolve("status"), SCHED);

    assertThat(ThreadCounters.Reader.of(thread).read())
        .isEqualTo(new ThreadCounters(ThreadCounters.UNKNOWN, ThreadCounters.UNKNOWN));
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    Files.writeString(thread.resolve("status"), STATUS);
    ThreadCounters.Reader reader = ThreadCounters.Reader.of(thread);
    reader.read();
    Files.writeString(thread.resolve("status"), STATUS.replace("17", "1800"));

    assertThat(reader.read().involuntarySwitches()).isEqualTo(1800);
  }

  @Test
  void theIncreaseIsTheDifference() {
    assertThat(new ThreadCounters(17, 42).since(new ThreadCounters(10, 42)))
        .isEqualTo(new ThreadCounters(7, 0));
  }

  @Test
  void unknownStaysUnknown() {
    ThreadCounters known = new ThreadCounters(17, 42);
    ThreadCounters unknown = new ThreadCounters(ThreadCounters.UNKNOWN, ThreadCounters.UNKNOWN);

    assertThat(known.since(unknown)).isEqualTo(unknown);
    assertThat(unknown.since(known)).isEqualTo(unknown);
    assertThat(unknown.since(unknown)).isEqualTo(unknown);
    assertThat(known.since(new ThreadCounters(10, ThreadCounters.UNKNOWN)))
        .isEqualTo(new ThreadCounters(7, ThreadCounters.UNKNOWN));
  }

  @Test
  void theCountersOfThisThreadOnlyGrow() {
    ThreadCounters.Reader reader = ThreadCounters.Reader.ofThisThread();
    ThreadCounters earlier = reader.read();
    ThreadCounters later = reader.read().since(earlier);

    assertThat(later.involuntarySwitches()).isGreaterThanOrEqualTo(ThreadCounters.UNKNOWN);
    assertThat(later.migrations()).isGreaterThanOrEqualTo(ThreadCounters.UNKNOWN);
  }
}
