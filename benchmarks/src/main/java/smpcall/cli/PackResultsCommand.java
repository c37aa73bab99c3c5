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

/** On a host that was sent jobs: packs what came out of them. */
@Command(name = "pack", hidden = true, description = "Packs what this host has measured.")
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
    Map<String, JobStatus> works = new TreeMap<>();
    try (Stream<Path> all = Files.list(jobs)) {
      for (Path job : all.filter(Files::isDirectory).toList()) {
        work(job).ifPresent(work -> works.put(job.getFileName().toString(), work));
      }
    }
    ResultArchive.pack(jobs.resolve(FILE), jobs, works, host, new HashSet<>(without));
    return ExitStatus.FINE;
  }

  private Optional<JobStatus> work(Path job) throws IOException {
    Optional<JobStatus> said = JobStatus.read(job);
    if (said.isEmpty()) {
      return said;
    }
    boolean gone =
        said.get().state() == JobStatus.State.RUNNING
            && HostLock.holder(RunJobCommand.lock(job)).isEmpty();
    String run =
        Resumption.newest(RunJobCommand.results(job).resolve(host))
            .map(path -> path.getFileName().toString())
            .orElse(null);
    JobStatus work = said.get().saying(JobLog.lastWords(job), run);
    return Optional.of(gone ? work.stopped() : work);
  }
}
