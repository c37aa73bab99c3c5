// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.experiment.HostLock;
import smpcall.experiment.Resumption;
import smpcall.message.ExitStatus;
import smpcall.remote.JobLog;
import smpcall.remote.JobStatus;
import smpcall.remote.ResultArchive;

/** Packs the results and the status of all jobs on the host to which they were sent. */
@Command(name = "pack", hidden = true, description = "Packs the results of this host.")
final class PackResultsCommand implements Callable<Integer> {

  static final String FILE = "archive.zip";

  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path jobs;

  @Option(names = "--host", required = true, paramLabel = "NAME")
  private String host;

  @Option(names = "--without", required = true, paramLabel = "RUN", split = ",")
  private List<String> without;

  @Override
  public Integer call() throws IOException {
    Map<String, JobStatus> statuses = new TreeMap<>();
    try (Stream<Path> all = Files.list(jobs)) {
      for (Path job : all.filter(Files::isDirectory).toList()) {
        status(job).ifPresent(status -> statuses.put(job.getFileName().toString(), status));
      }
    }
    ResultArchive.pack(jobs.resolve(FILE), jobs, statuses, host, new HashSet<>(without));
    return ExitStatus.FINE;
  }

  /** Returns the status of a job, with what its log, its lock and its results tell. */
  private Optional<JobStatus> status(Path job) throws IOException {
    Optional<JobStatus> written = JobStatus.read(job);
    if (written.isEmpty()) {
      return written;
    }
    boolean isStopped =
        written.get().state() == JobStatus.State.RUNNING
            && HostLock.holder(RunJobCommand.lock(job)).isEmpty();
    String run =
        Resumption.newest(RunJobCommand.results(job).resolve(host))
            .map(path -> path.getFileName().toString())
            .orElse(null);
    JobStatus status = written.get().withDetails(JobLog.lastMessage(job), run);
    return Optional.of(isStopped ? status.stopped() : status);
  }
}
