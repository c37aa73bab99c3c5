// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.plan.Workload;

/** The log of forks, cut off after any byte of its last line. */
class ForkLogTest {

  private static final String PING_PONG = "ping-pong-2cpus-a";

  private final RunHeader header =
      Runs.header("20261122T190000Z", Runs.cases(List.of("spinlock"), Workload.PING_PONG));

  @TempDir private Path directory;

  @BeforeEach
  void create() throws IOException {
    ForkLog.create(directory);
  }

  private ForkLog read() {
    return ForkLog.read(directory, header);
  }

  private static Fork fork(int block) {
    return Runs.fork(PING_PONG, block, 1, null, 7 + block);
  }

  private Path file() {
    return directory.resolve(ForkLog.NAME);
  }

  @Test
  void addedForksAreReadInTheirOrder() throws IOException {
    ForkLog log = read().append(fork(2)).append(fork(1));

    assertThat(read()).isEqualTo(log);
    assertThat(read().forks()).containsExactly(fork(2), fork(1));
    assertThat(read().isTorn()).isFalse();
  }

  @Test
  void anIncompleteLastLineIsIgnoredAndOverwritten() throws IOException {
    read().append(fork(1));
    byte[] first = Files.readAllBytes(file());
    read().append(fork(2));
    byte[] both = Files.readAllBytes(file());

    for (int length = first.length + 1; length < both.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(both, length));

      assertThat(read().forks()).as("%d bytes", length).containsExactly(fork(1));
      assertThat(read().isTorn()).isTrue();
    }
    read().append(fork(2));
    assertThat(file()).hasBinaryContent(both);
  }

  @Test
  void aLineThatLacksOnlyItsNewlineIsKept() throws IOException {
    read().append(fork(1)).append(fork(2));
    byte[] both = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(both, both.length - 1));

    assertThat(read().forks()).containsExactly(fork(1), fork(2));
    assertThat(read().isTorn()).isFalse();
    read().append(fork(3));
    assertThat(read().forks()).containsExactly(fork(1), fork(2), fork(3));
  }

  @Test
  void membersOfANewerStudyAreIgnored() throws IOException {
    read().append(fork(1));
    Files.writeString(file(), Files.readString(file()).replaceFirst("\\{", "{\"newer\": 1, "));

    assertThat(read().forks()).containsExactly(fork(1));
  }
}
