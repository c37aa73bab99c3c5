// SPDX-License-Identifier: Apache-2.0
package smpcall.cli.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.cli.Main;
import smpcall.experiment.HostLock;
import smpcall.experiment.JavaRuntimes;
import smpcall.host.JvmVariables;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.remote.JobLog;
import smpcall.remote.JobStatus;

/**
 * Starts a job on the host to which it was sent, unless it runs already or is done. The job gets
 * its own process, which a lost connection does not end. Prints the id of that process, or 0 if the
 * job is done.
 */
@Command(name = "begin", hidden = true, description = "Starts a job on this host.")
public final class BeginJobCommand implements Callable<Integer> {

  private static final int TRIES = 100;
  private static final int PAUSE_MILLIS = 100;

  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path job;

  @Option(names = "--wait", required = true, paramLabel = "TIME")
  private String wait;

  @Override
  public Integer call() throws IOException {
    System.out.println("{\"pid\": " + pid() + "}");
    return ExitStatus.FINE;
  }

  private long pid() throws IOException {
    if (HostLock.holder(RunJobCommand.lock(job)).isPresent()) {
      return pidOfHolder();
    }
    return JobStatus.read(job).filter(JobStatus::isDone).isPresent() ? 0 : start();
  }

  /** Waits for the id, which the job's process writes shortly after it has taken the lock. */
  private long pidOfHolder() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Optional<JobStatus> running =
          JobStatus.read(job).filter(status -> status.state() == JobStatus.State.RUNNING);
      if (running.isPresent()) {
        return running.get().pid();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new UserError(job + ": runs, but its process id is unknown; try again");
  }

  private long start() throws IOException {
    JavaRuntimes.Runtime java = JavaRuntimes.Runtime.own();
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(java.command());
    command.addAll(java.flags());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djmh.ignoreLock=true");
    command.add("-Dsmpcall.home=" + job);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("hosts", "work", "--at", job.toString(), "--wait", wait));
    JobLog.begin(job);
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(job.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(JobLog.file(job).toFile()));
    JvmVariables.removeFrom(process);
    try {
      return process.start().pid();
    } catch (IOException e) {
      throw new UserError(
          "setsid cannot be started ("
              + e.getMessage()
              + "); install it (package util-linux), and check that the directory exists");
    }
  }
}
