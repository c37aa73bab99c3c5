// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.experiment.process.AnalysisProcess;
import smpcall.inventory.Host;
import smpcall.message.UserError;
import smpcall.remote.Ansible.HostFailure;
import smpcall.remote.HostReport.State;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;

/**
 * The import of one host's results.
 *
 * @param host the host
 * @param received directory with the archive that Ansible fetched from the host
 * @param results directory of all results
 * @param charts directory of all hosts' charts; null: no charts are drawn
 */
record HostImport(Host host, Path received, Path results, Path charts) {

  private static final String AGAIN = "; then give the same command again";
  private static final String REPEAT = "; then give the same './study hosts run' again";
  private static final String RESUME = "the same './study hosts run' resumes the run";

  /**
   * Imports the results, draws the charts of new complete runs, and returns the state of the host.
   *
   * @param failure failure of Ansible on the host, or null
   * @param job id of the job that was sent to the host; null: its newest job
   */
  HostReport run(HostFailure failure, String job) {
    try {
      Map<String, JobStatus> statuses = unpack();
      Optional<JobStatus> status =
          job == null
              ? statuses.values().stream().max(Comparator.comparing(JobStatus::began))
              : Optional.ofNullable(statuses.get(job));
      if (failure != null) {
        State state = failure.reachable() ? State.FAILED : State.UNREACHABLE;
        return report(state, status.orElse(null), note(failure));
      }
      return status
          .map(this::report)
          .orElseGet(() -> report(State.IDLE, null, "nothing was measured yet"));
    } catch (UserError e) {
      return report(State.FAILED, null, e.getMessage());
    }
  }

  private Map<String, JobStatus> unpack() {
    Path archive = received.resolve(host.name() + ".zip");
    Path into = received.resolve("archives").resolve(host.name());
    Map<String, JobStatus> statuses = new TreeMap<>();
    if (!Files.exists(archive)) {
      return statuses;
    }
    try {
      ResultArchive.unpack(archive, into);
      for (Path job : directories(into)) {
        JobStatus.read(job).ifPresent(status -> statuses.put(job.getFileName().toString(), status));
        for (Path run : directories(job)) {
          importRun(run);
        }
      }
      return statuses;
    } catch (IOException e) {
      throw DurableFile.unreadable(archive, e, "give the same command again");
    }
  }

  private static List<Path> directories(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private void importRun(Path run) {
    Path target = results.resolve(host.name()).resolve(run.getFileName());
    boolean hasNews = ResultImport.importRun(run, target);
    if (hasNews && charts != null && ResultImport.isComplete(target)) {
      System.out.println("\n" + host.name() + ":");
      Path hostCharts = charts.resolve(host.name());
      AnalysisProcess.report(target, hostCharts);
    }
  }

  private HostReport report(JobStatus status) {
    String message = status.message() == null ? "" : status.message();
    return switch (status.state()) {
      case RUNNING ->
          report(
              State.RUNNING, status, message, "'./study hosts collect' brings the results later");
      case STOPPED -> report(State.STOPPED, status, missing(status), RESUME);
      case ENDED ->
          status.isDone()
              ? report(State.COMPLETE, status, missing(status))
              : report(State.FAILED, status, failure(status, message), missing(status));
    };
  }

  private static String failure(JobStatus status, String message) {
    return (message.isEmpty() ? "exit status " + status.exit() : message)
        + (status.run() == null
            ? REPEAT
            : REPEAT + " to resume the run, or with --anew to begin a new one");
  }

  /** Returns what to do if forks of a run are on the host only; else an empty text. */
  private String missing(JobStatus status) {
    if (status.run() == null) {
      return "";
    }
    Path run = results.resolve(host.name()).resolve(status.run());
    boolean here =
        Files.isRegularFile(run.resolve("run.json"))
            && ResultStore.open(run).progress().equals(status.forks());
    return here ? "" : "not collected; './study hosts collect' brings the results";
  }

  private String note(HostFailure failure) {
    if (failure.reachable()) {
      return failure.message() + AGAIN;
    }
    Map<String, String> connection = host.connection();
    List<String> ssh = new ArrayList<>(List.of("ssh"));
    if (connection.containsKey("ansible_port")) {
      ssh.addAll(List.of("-p", connection.get("ansible_port")));
    }
    String user =
        connection.containsKey("ansible_user") ? connection.get("ansible_user") + "@" : "";
    ssh.add(user + connection.getOrDefault("ansible_host", host.name()));
    return failure.message() + "; make '" + String.join(" ", ssh) + "' work" + AGAIN;
  }

  private HostReport report(State state, JobStatus status, String... notes) {
    String note =
        Stream.of(notes).filter(each -> !each.isEmpty()).collect(Collectors.joining("; "));
    return status == null || status.run() == null
        ? new HostReport(host.name(), state, "", "", note)
        : new HostReport(host.name(), state, status.run(), status.forks(), note);
  }
}
