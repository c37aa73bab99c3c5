// SPDX-License-Identifier: Apache-2.0
package smpcall.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.cli.Main;
import smpcall.experiment.HostLock;
import smpcall.experiment.Resumption;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.remote.JobStatus;
import smpcall.remote.RemoteJob;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.StudyBuild;

/**
 * Runs a job on the host to which it was sent, and writes its status to a file. Resumes a run that
 * an earlier process began. The process holds a lock, so that others notice its death, even by
 * SIGKILL.
 */
@Command(name = "work", hidden = true, description = "Runs a job on this host.")
public final class RunJobCommand implements Callable<Integer> {

  /** Outlasts a process that holds the lock for a moment, to see whether the job runs. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path job;

  @Option(names = "--wait", required = true, paramLabel = "TIME")
  private String wait;

  /** Returns the lock that a job's process holds. */
  public static Path lock(Path job) {
    return job.resolve("work.lock");
  }

  /** Returns the directory of a job's results. */
  static Path results(Path job) {
    return job.resolve("results");
  }

  @Override
  public Integer call() {
    try {
      return HostLock.holding(lock(job), "a job", LOCK_TIMEOUT, this::run);
    } catch (UserError e) {
      if (HostLock.holder(lock(job)).isEmpty()) {
        throw e;
      }
      System.out.println("another process runs this job");
      return ExitStatus.FINE;
    }
  }

  /** Prints an error itself, as standard output is the log of the job. */
  private int run() {
    String began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    writeStatus(JobStatus.State.RUNNING, began, null);
    int exit = ExitStatus.BAD_USAGE;
    try {
      exit = measure();
    } catch (UserError e) {
      System.out.println("study: " + e.getMessage());
    }
    writeStatus(JobStatus.State.ENDED, began, exit);
    return exit;
  }

  private void writeStatus(JobStatus.State state, String began, Integer exit) {
    try {
      long pid = ProcessHandle.current().pid();
      JobStatus status = new JobStatus(state, pid, began, exit, null, null, null);
      DurableFile.write(job.resolve(JobStatus.FILE), status.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int measure() {
    RemoteJob.Plan plan = plan();
    Path hosts = job.resolve("hosts.yml");
    write(plan.inventory(), hosts);
    write(plan.study(), job.resolve(StudyBuild.FILE));
    Optional<Path> earlierRun = Resumption.newest(results(job).resolve(plan.host()));
    if (isComplete(earlierRun)) {
      return ExitStatus.FINE;
    }
    List<String> command =
        new ArrayList<>(List.of("run", "--no-report", "--anyway", "--wait", wait));
    command.addAll(List.of("--host", plan.host()));
    command.addAll(List.of("--hosts", hosts.toString()));
    command.addAll(List.of("--results", results(job).toString()));
    command.addAll(earlierRun.isPresent() ? List.of("--resume") : plan.arguments());
    int exit = Main.execute(command.toArray(new String[0]));
    // Findings are for the report; a job has only to complete its run.
    return isComplete(Resumption.newest(results(job).resolve(plan.host())))
        ? ExitStatus.FINE
        : Math.max(exit, ExitStatus.FINDING);
  }

  private static boolean isComplete(Optional<Path> run) {
    return run.map(ResultStore::open).filter(Resumption::isComplete).isPresent();
  }

  private static void write(JsonNode part, Path file) {
    try {
      DurableFile.write(file, part);
    } catch (IOException e) {
      throw DurableFile.unwritable(file, e, "make room there");
    }
  }

  private RemoteJob.Plan plan() {
    try {
      return RemoteJob.Plan.read(job);
    } catch (IOException e) {
      throw new UserError(job.resolve(RemoteJob.FILE) + ": cannot be read; remove " + job);
    }
  }
}
