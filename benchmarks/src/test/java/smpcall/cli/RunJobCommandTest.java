// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.message.ExitStatus;
import smpcall.remote.JobStatus;
import smpcall.remote.RemoteJob;

/** Whether a job is begun, while its lock is taken; this one cannot be read then. */
class RunJobCommandTest {

  @TempDir private Path job;

  private int work() {
    return Main.execute("hosts", "work", "--at", job.toString(), "--wait", "1s");
  }

  /** Whoever asks whether it is being done has the lock for a moment. */
  @Test
  void aLockThatIsTakenForAMomentDoesNotEndIt() throws Exception {
    LockFiles.Holder asks = LockFiles.Holder.of(RunJobCommand.lock(job));
    FutureTask<Integer> work = new FutureTask<>(this::work);
    Thread thread = new Thread(work);
    try {
      thread.start();
      while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
    } finally {
      asks.end();
    }

    assertThat(work.get()).as("there is no " + RemoteJob.FILE).isEqualTo(ExitStatus.BAD_USAGE);
    assertThat(JobStatus.read(job))
        .hasValueSatisfying(said -> assertThat(said.state()).isEqualTo(JobStatus.State.ENDED));
  }

  @Test
  void oneThatIsBeingDoneIsLeftToWhoDoesIt() throws Exception {
    LockFiles.Holder first = LockFiles.Holder.of(RunJobCommand.lock(job));
    try {
      Streams second = Streams.of(this::work);

      assertThat(second.status()).isZero();
      assertThat(second.out()).endsWith("another process does this job\n");
      assertThat(second.err()).isEmpty();
    } finally {
      first.end();
    }
    assertThat(Files.exists(job.resolve(JobStatus.FILE))).isFalse();
  }
}
