// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.cli.job.RunJobCommand;
import smpcall.message.ExitStatus;
import smpcall.remote.JobStatus;
import smpcall.remote.RemoteJob;

/** Starts of a job while another process holds its lock. The job has no file, so it fails. */
class RunJobCommandTest {

  @TempDir private Path job;

  private int runJob() {
    return Main.execute("hosts", "work", "--at", job.toString(), "--wait", "1s");
  }

  /** A process that asks whether the job runs holds the lock for a moment. */
  @Test
  void aLockThatIsHeldForAMomentDelaysTheJob() throws Exception {
    LockFiles.Holder other = LockFiles.Holder.of(RunJobCommand.lock(job));
    FutureTask<Integer> run = new FutureTask<>(this::runJob);
    Thread thread = new Thread(run);
    try {
      thread.start();
      while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
    } finally {
      other.end();
    }

    assertThat(run.get()).as("there is no " + RemoteJob.FILE).isEqualTo(ExitStatus.BAD_USAGE);
    assertThat(JobStatus.read(job))
        .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(JobStatus.State.ENDED));
  }

  @Test
  void aRunningJobIsNotStartedTwice() throws Exception {
    LockFiles.Holder first = LockFiles.Holder.of(RunJobCommand.lock(job));
    try {
      Streams second = Streams.of(this::runJob);

      assertThat(second.status()).isZero();
      assertThat(second.out()).endsWith("another process runs this job\n");
      assertThat(second.err()).isEmpty();
    } finally {
      first.end();
    }
    assertThat(Files.exists(job.resolve(JobStatus.FILE))).isFalse();
  }
}
