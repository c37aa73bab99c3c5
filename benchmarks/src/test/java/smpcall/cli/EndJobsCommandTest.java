// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.remote.JobStatus;
import smpcall.store.DurableFile;

/** Ends of jobs, each of which is a process that holds the lock of its directory. */
class EndJobsCommandTest {

  @TempDir private Path jobs;

  private Path job(String name, long pid) throws Exception {
    Path job = Files.createDirectory(jobs.resolve(name));
    JobStatus status =
        new JobStatus(JobStatus.State.RUNNING, pid, "2026-11-22T19:00:00Z", null, null, null, null);
    DurableFile.write(job.resolve(JobStatus.FILE), status.toJson());
    return job;
  }

  private int end(Path job) {
    return Main.execute("hosts", "end", "--at", job.toString());
  }

  @Test
  void everyJobThatRunsIsEndedAndNoOtherProcess() throws Exception {
    Path asked = Files.createDirectory(jobs.resolve("collected"));
    LockFiles.Holder other = LockFiles.Holder.of(asked.resolve("no job"));
    job("ended long ago, and its number is in use again", other.process().pid());
    Path lock = Files.createDirectory(jobs.resolve("running")).resolve("work.lock");
    LockFiles.Holder running = LockFiles.Holder.of(lock);
    Files.move(
        job("status", running.process().pid()).resolve(JobStatus.FILE),
        lock.resolveSibling(JobStatus.FILE));
    try {
      assertThat(end(asked)).isZero();

      assertThat(running.process().waitFor()).isNotZero();
      assertThat(other.process().isAlive()).isTrue();
    } finally {
      running.end();
      other.end();
    }
  }

  @Test
  void withoutAJobNothingIsEnded() throws Exception {
    assertThat(end(Files.createDirectory(jobs.resolve("collected")))).isZero();
  }
}
