// SPDX-License-Identifier: Apache-2.0
package smpcall.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.experiment.HostLock;
import smpcall.experiment.Resumption;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.remote.JobLog;
import smpcall.remote.JobStatus;
import smpcall.remote.ResultArchive;
import smpcall.store.ResultStore;

/** Packs the results and the status of all jobs on the host to which they were sent. */
@Command(name = "pack", hidden = true, description = "Packs the results of this host.")
public final class PackResultsCommand implements Callable<Integer> {

  private static final String FILE = "archive.zip";

  /** The job for which they are packed; the others are beside it. */
  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path job;

  @Option(names = "--host", required = true, paramLabel = "NAME")
  private String host;

  @Option(names = "--without", required = true, paramLabel = "RUN", split = ",")
  private List<String> without;

  @Option(names = "--status-only")
  private boolean statusOnly;

  @Override
  public Integer call() throws IOException {
    Map<String, JobStatus> statuses = new TreeMap<>();
    Path jobs = job.getParent();
    try (Stream<Path> all = Files.list(jobs)) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        status(each).ifPresent(status -> statuses.put(each.getFileName().toString(), status));
      }
    }
    Set<String> known = new HashSet<>(without);
    ResultArchive.pack(
        job.resolve(FILE), jobs, statuses, host, run -> !statusOnly && !known.contains(run));
    return ExitStatus.FINE;
  }

  /** Returns the status of a job, with what its log, its lock and its results tell. */
  private Optional<JobStatus> status(Path each) throws IOException {
    Optional<JobStatus> written = JobStatus.read(each);
    if (written.isEmpty()) {
      return written;
    }
    boolean isStopped =
        written.get().state() == JobStatus.State.RUNNING
            && HostLock.holder(RunJobCommand.lock(each)).isEmpty();
    Optional<Path> run = Resumption.newest(RunJobCommand.results(each).resolve(host));
    JobStatus status =
        written
            .get()
            .withDetails(
                JobLog.lastMessage(each),
                run.map(path -> path.getFileName().toString()).orElse(null),
                run.map(PackResultsCommand::progress).orElse(null));
    return Optional.of(isStopped ? status.stopped() : status);
  }

  /** Returns how far a run is; one that cannot be read holds up no other result. */
  private static String progress(Path run) {
    try {
      return ResultStore.open(run).progress();
    } catch (UserError e) {
      return "damaged";
    }
  }
}
