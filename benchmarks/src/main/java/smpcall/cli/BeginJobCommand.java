// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.experiment.HostLock;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.remote.JobLog;
import smpcall.remote.JobStatus;

/**
 * On the host that was sent a job: begins it in a process of its own, which no lost connection
 * ends, unless it is being done or is done already. Prints that process's id, 0 where none is.
 */
@Command(name = "begin", hidden = true, description = "Begins what this host was sent.")
final class BeginJobCommand implements Callable<Integer> {

  private static final int UNSAFE_WARNS_SINCE = 24;
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

  /** It says so a moment after it has the lock. */
  private long pidOfHolder() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Optional<JobStatus> work =
          JobStatus.read(job).filter(w -> w.state() == JobStatus.State.RUNNING);
      if (work.isPresent()) {
        return work.get().pid();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new UserError(job + ": is being worked on, but not said by whom; try again");
  }

  private long start() throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djmh.ignoreLock=true");
    command.add("-Dsmpcall.home=" + job);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("hosts", "work", "--at", job.toString(), "--wait", wait));
    JobLog.begin(job);
    try {
      return new ProcessBuilder(command)
          .directory(job.toFile())
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(JobLog.file(job).toFile()))
          .start()
          .pid();
    } catch (IOException e) {
      throw new UserError(
          "setsid cannot be started ("
              + e.getMessage()
              + "); install it (package util-linux), and see that the directory is there");
    }
  }
}
