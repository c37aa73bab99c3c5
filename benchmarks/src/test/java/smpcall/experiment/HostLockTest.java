// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.cli.EchoAnalysis;
import smpcall.cli.Inventories;
import smpcall.cli.LockFiles;
import smpcall.cli.Streams;
import smpcall.host.Affinity;
import smpcall.host.HostFiles;
import smpcall.message.UserError;

@Tag("slow")
class HostLockTest {

  @TempDir private Path checkout;

  private Path file() {
    return checkout.resolve("host.lock");
  }

  @Test
  void theFileNamesTheHolderDuringTheWork() {
    String holder =
        HostLock.holding(file(), "results in there", Duration.ZERO, () -> LockFiles.read(file()));

    assertThat(holder)
        .startsWith("process " + ProcessHandle.current().pid() + ", since ")
        .endsWith(", results in there");
  }

  @Test
  void theLockIsFreeAgainWhenTheWorkHasFailed() {
    assertThatThrownBy(
            () ->
                HostLock.holding(
                    file(),
                    "first",
                    Duration.ZERO,
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");

    assertThat(HostLock.<String>holding(file(), "second", Duration.ZERO, () -> "done"))
        .isEqualTo("done");
  }

  @Test
  void aFileThatCannotBeOpenedIsNamedWithItsCure() throws Exception {
    Files.createDirectory(file());

    assertThatThrownBy(() -> HostLock.holding(file(), "what", Duration.ZERO, () -> "done"))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file() + ": the lock of this host cannot be taken (")
        .hasLineCount(1);
    assertThatThrownBy(() -> HostLock.holder(file()))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file() + ": cannot be read (")
        .endsWith("); remove the file when no study runs here");
  }

  @Test
  void theHolderIsKnownWhileItHasTheLock() throws Exception {
    assertThat(HostLock.holder(file())).isEmpty();
    LockFiles.Holder other = LockFiles.Holder.of(file());
    try {
      assertThat(HostLock.holder(file())).contains(LockFiles.read(file()));
      assertThatThrownBy(
              () -> HostLock.holding(file(), "second", Duration.ofMillis(1), () -> "done"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(LockFiles.read(file()));
    } finally {
      other.end();
    }
    assertThat(HostLock.holder(file())).isEmpty();
  }

  @Test
  void theSecondProcessWaitsUntilTheFirstHasEnded() throws Exception {
    LockFiles.Holder other = LockFiles.Holder.of(file());
    FutureTask<String> second =
        new FutureTask<>(
            () -> HostLock.holding(file(), "second", Duration.ofMinutes(10), () -> "done"));
    new Thread(second).start();

    other.end();

    assertThat(second.get()).isEqualTo("done");
  }

  @Test
  void theErrorOfTheSecondStudyNamesTheFirst() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);
    Path lock =
        Files.createDirectories(checkout.resolve("tmp"))
            .resolve("smpcall-" + HostFiles.here().bootId() + ".lock");

    Streams second =
        HostLock.holding(
            lock,
            "results in there",
            Duration.ZERO,
            () -> LockFiles.study(checkout, "--profile", "smoke"));

    assertThat(second)
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: another study runs on this host ("
                    + LockFiles.read(lock)
                    + "), and two would disturb each other; wait for it, or end it\n"));
  }
}
