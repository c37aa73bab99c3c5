// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

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
 * On the host that was sent a job: does it, and says in a file how far it is. Holds a lock while it
 * lives, so that its death is seen however it dies. A run that is there is gone on with.
 */
@Command(name = "work", hidden = true, description = "Does what this host was sent.")
final class RunJobCommand implements Callable<Integer> {

  /** Who asks whether it is being done has its lock for a moment, and must not end it so. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path job;

  @Option(names = "--wait", required = true, paramLabel = "TIME")
  private String wait;

  static Path lock(Path job) {
    return job.resolve("work.lock");
  }

  /** Where its results are. */
  static Path results(Path job) {
    return job.resolve("results");
  }

  @Override
  public Integer call() {
    try {
      return HostLock.holding(lock(job), "a job", PATIENCE, this::work);
    } catch (UserError e) {
      if (HostLock.holder(lock(job)).isEmpty()) {
        throw e;
      }
      System.out.println("another process does this job");
      return ExitStatus.FINE;
    }
  }

  /** What goes wrong in it is said in it. */
  private int work() {
    String began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    say(JobStatus.State.RUNNING, began, null);
    int exit = ExitStatus.BAD_USAGE;
    try {
      exit = measure();
    } catch (UserError e) {
      System.out.println("study: " + e.getMessage());
    }
    say(JobStatus.State.ENDED, began, exit);
    return exit;
  }

  private void say(JobStatus.State state, String began, Integer exit) {
    try {
      JobStatus work = new JobStatus(state, ProcessHandle.current().pid(), began, exit, null, null);
      DurableFile.write(job.resolve(JobStatus.FILE), work.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int measure() {
    RemoteJob.Plan plan = plan();
    Path hosts = job.resolve("hosts.yml");
    unpack(plan.inventory(), hosts);
    unpack(plan.study(), job.resolve(StudyBuild.FILE));
    Optional<Path> before = Resumption.newest(results(job).resolve(plan.host()));
    if (before.isPresent() && Resumption.isComplete(ResultStore.open(before.get()))) {
      return ExitStatus.FINE;
    }
    List<String> command = new ArrayList<>(List.of("run", "--no-report", "--wait", wait));
    command.addAll(List.of("--host", plan.host()));
    command.addAll(List.of("--hosts", hosts.toString()));
    command.addAll(List.of("--results", results(job).toString()));
    command.addAll(before.isPresent() ? List.of("--resume") : plan.arguments());
    int exit = Main.execute(command.toArray(new String[0]));
    // What a complete run has found, the report says; here it counts that it is complete.
    return isComplete(plan) ? ExitStatus.FINE : Math.max(exit, ExitStatus.FINDING);
  }

  private boolean isComplete(RemoteJob.Plan plan) {
    return Resumption.newest(results(job).resolve(plan.host()))
        .map(run -> Resumption.isComplete(ResultStore.open(run)))
        .orElse(false);
  }

  private static void unpack(JsonNode part, Path file) {
    try {
      DurableFile.write(file, part);
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be written (" + DurableFile.reason(e) + "); make room there");
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
