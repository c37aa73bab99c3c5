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
import java.util.stream.Stream;
import smpcall.experiment.AnalysisProcess;
import smpcall.inventory.Host;
import smpcall.message.UserError;
import smpcall.remote.HostReport.State;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;

/**
 * What came back from one host: takes it in, draws it, and says how the host is.
 *
 * @param host of the inventory
 * @param place where Ansible brought it
 * @param results where it goes
 * @param charts where this host has a directory; null: nothing is drawn
 */
record HostImport(Host host, Path place, Path results, Path charts) {

  private static final String AGAIN = "; then give the same command again";

  /**
   * Takes it in.
   *
   * @param failure that Ansible had, or null
   * @param job that the host was sent; null: the newest that it has
   */
  HostReport report(HostFailure failure, String job) {
    try {
      Map<String, JobStatus> works = unpack();
      String run = newest(works, job).map(JobStatus::run).orElse(null);
      if (failure != null) {
        return said(failure.reached() ? State.FAILED : State.UNREACHABLE, run, note(failure));
      }
      return newest(works, job)
          .map(this::report)
          .orElseGet(
              () -> said(State.IDLE, null, "nothing was begun there; './study hosts run' begins"));
    } catch (UserError e) {
      return said(State.FAILED, null, e.getMessage());
    }
  }

  private static Optional<JobStatus> newest(Map<String, JobStatus> works, String job) {
    return job == null
        ? works.values().stream().max(Comparator.comparing(JobStatus::began))
        : Optional.ofNullable(works.get(job));
  }

  private Map<String, JobStatus> unpack() {
    Path archive = place.resolve(host.name() + ".zip");
    Path into = place.resolve("archives").resolve(host.name());
    Map<String, JobStatus> works = new TreeMap<>();
    if (!Files.exists(archive)) {
      return works;
    }
    try {
      ResultArchive.unpack(archive, into);
      for (Path job : directories(into)) {
        JobStatus.read(job).ifPresent(work -> works.put(job.getFileName().toString(), work));
        for (Path run : directories(job)) {
          takeIn(run);
        }
      }
      return works;
    } catch (IOException e) {
      throw new UserError(
          archive
              + ": cannot be read ("
              + DurableFile.reason(e)
              + "); give the same command again");
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

  private void takeIn(Path run) {
    Path own = results.resolve(host.name()).resolve(run.getFileName());
    boolean news = ResultImport.take(run, own);
    if (news && charts != null && ResultImport.isComplete(own)) {
      System.out.println("\n" + host.name() + ":");
      Path drawings = charts.resolve(host.name());
      AnalysisProcess.run(List.of("report", own.toString(), "--charts", drawings.toString()));
    }
  }

  private HostReport report(JobStatus work) {
    String says = work.says() == null ? "" : work.says();
    return switch (work.state()) {
      case RUNNING ->
          said(
              State.RUNNING,
              work.run(),
              (says.isEmpty() ? "" : says + "; ") + "'./study hosts collect' brings it later");
      case STOPPED ->
          said(
              State.FAILED,
              work.run(),
              "its process there was ended in the middle; give the same command again to go on");
      case ENDED ->
          work.isDone()
              ? said(State.COMPLETE, work.run(), "")
              : said(State.FAILED, work.run(), failure(work, says));
    };
  }

  private static String failure(JobStatus work, String says) {
    return (says.isEmpty() ? "exit status " + work.exit() : says)
        + (work.run() == null
            ? AGAIN
            : AGAIN + " to go on, or with --anew to begin a new run there");
  }

  private String note(HostFailure failure) {
    if (failure.reached()) {
      return failure.words() + AGAIN;
    }
    Map<String, String> its = host.connection();
    List<String> ssh = new ArrayList<>(List.of("ssh"));
    if (its.containsKey("ansible_port")) {
      ssh.addAll(List.of("-p", its.get("ansible_port")));
    }
    String user = its.containsKey("ansible_user") ? its.get("ansible_user") + "@" : "";
    ssh.add(user + its.getOrDefault("ansible_host", host.name()));
    return failure.words() + "; see to it that '" + String.join(" ", ssh) + "' works" + AGAIN;
  }

  private HostReport said(State state, String run, String note) {
    if (run == null) {
      return new HostReport(host.name(), state, "", "", note);
    }
    Path own = results.resolve(host.name()).resolve(run);
    return new HostReport(host.name(), state, run, forks(own), note);
  }

  private static String forks(Path run) {
    if (!Files.isRegularFile(run.resolve("run.json"))) {
      return "";
    }
    ResultStore store = ResultStore.open(run);
    int blocks = store.ended().map(RunEnd::blocks).orElse(store.header().plan().blocks());
    long sound = store.forks().stream().filter(fork -> fork.error() == null).count();
    return sound + " of " + (sound + store.lacking(blocks));
  }
}
