// SPDX-License-Identifier: Apache-2.0
package smpcall.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.experiment.HostLock;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.remote.JobStatus;

/** Ends all jobs that run on the host to which they were sent, with their forks. */
@Command(name = "end", hidden = true, description = "Ends the jobs of this host.")
public final class EndJobsCommand implements Callable<Integer> {

  private static final int TRIES = 200;
  private static final int POLITE_TRIES = 100;
  private static final int PAUSE_MILLIS = 100;

  /** Any of the jobs; the others are beside it. */
  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path job;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Stream<Path> all = Files.list(job.getParent())) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        end(each);
      }
    }
    return ExitStatus.FINE;
  }

  /** Asks the process to end, for ten seconds, then kills it; forks end after it. */
  private static void end(Path each) throws IOException, InterruptedException {
    Set<ProcessHandle> forks = new HashSet<>();
    for (int i = 0; HostLock.holder(RunJobCommand.lock(each)).isPresent(); i++) {
      // A process that has just taken the lock has not written its id yet.
      Optional<ProcessHandle> process =
          JobStatus.read(each)
              .filter(status -> status.state() == JobStatus.State.RUNNING)
              .flatMap(status -> ProcessHandle.of(status.pid()));
      if (i == TRIES) {
        throw new UserError(each + ": its process does not end; end it there by hand");
      }
      if (process.isPresent()) {
        process.get().descendants().forEach(forks::add);
        if (i < POLITE_TRIES) {
          process.get().destroy();
        } else {
          process.get().destroyForcibly();
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    forks.forEach(ProcessHandle::destroyForcibly);
  }
}
