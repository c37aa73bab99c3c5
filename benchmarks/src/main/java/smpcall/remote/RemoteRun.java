// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpcall.experiment.InterruptionNotice;
import smpcall.experiment.Resumption;
import smpcall.inventory.Host;
import smpcall.message.UserError;
import smpcall.remote.Ansible.HostFailure;
import smpcall.remote.HostReport.State;
import smpcall.store.Checkout;
import smpcall.store.DurableFile;
import smpcall.store.StudyBuild;

/**
 * A round of all hosts: sends or ends jobs, imports the results, and prints each host's state.
 *
 * @param inventory {@code hosts.yml}
 * @param results directory of all results
 * @param charts directory of all hosts' charts; null: no charts are drawn
 */
public record RemoteRun(Path inventory, Path results, Path charts) {

  private static final int SLEEP_SECONDS = 2;

  /** Returns the SHA-256 of the jar that is sent. */
  public static String build() {
    if (!Files.isReadable(Checkout.benchmarksJar())) {
      throw new UserError(
          Checkout.benchmarksJar()
              + ": is missing; build it with ./mvnw package, or start with ./study");
    }
    return StudyBuild.hash(Checkout.benchmarksJar());
  }

  /**
   * Measures on hosts, and waits for them.
   *
   * @param wait time that a host waits for another study, as a span such as {@code 10m}
   * @param timeout time to wait for each host
   * @return whether all hosts are complete
   */
  public boolean measure(List<RemoteJob> jobs, String wait, Duration timeout) {
    Map<String, Object> hostVariables = new LinkedHashMap<>();
    Map<String, String> ids = new TreeMap<>();
    Path directory = transferDirectory();
    StudyBuild build = StudyBuild.of(Checkout.path());
    jobs.forEach(
        job -> {
          Path file = directory.resolve("jobs").resolve(job.host().name() + ".json");
          writeFile(file, () -> job.write(file, new ObjectMapper().valueToTree(build)));
          ids.put(job.host().name(), job.id());
          Map<String, Object> variables = variables(job.host(), directory);
          variables.put("file", file.toString());
          variables.put("job", job.id());
          hostVariables.put(job.host().name(), variables);
        });
    Map<String, Object> study =
        Map.of("begin", true, "wait", wait, "seconds", timeout.toSeconds(), "sleep", SLEEP_SECONDS);
    List<Host> hosts = jobs.stream().map(RemoteJob::host).toList();
    return InterruptionNotice.during(
        "interrupted; jobs continue on the hosts, './study hosts collect' brings their results",
        () ->
            run(hosts, directory, study, hostVariables, ids).stream()
                .allMatch(each -> each.state() == State.COMPLETE));
  }

  /**
   * Brings the results of hosts here, and starts nothing.
   *
   * @return whether all hosts are complete
   */
  public boolean collect(List<Host> hosts) {
    return visit(hosts, Map.of()).stream().allMatch(each -> each.state() == State.COMPLETE);
  }

  /**
   * Prints the state of hosts, and starts and brings nothing.
   *
   * @return whether no host is unreachable or has failed
   */
  public boolean status(List<Host> hosts) {
    return visit(hosts, Map.of("status_only", true)).stream().noneMatch(RemoteRun::isFailed);
  }

  /**
   * Ends the jobs on hosts, and brings the results so far.
   *
   * @return whether no host is unreachable, has failed or still has a job
   */
  public boolean stop(List<Host> hosts) {
    return visit(hosts, Map.of("end", true)).stream()
        .noneMatch(each -> isFailed(each) || each.state() == State.RUNNING);
  }

  private static boolean isFailed(HostReport host) {
    return host.state() == State.UNREACHABLE || host.state() == State.FAILED;
  }

  private List<HostReport> visit(List<Host> hosts, Map<String, Object> options) {
    Path directory = transferDirectory();
    Map<String, Object> hostVariables = new LinkedHashMap<>();
    hosts.forEach(host -> hostVariables.put(host.name(), variables(host, directory)));
    return run(hosts, directory, options, hostVariables, Map.of());
  }

  private Map<String, Object> variables(Host host, Path directory) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("directory", host.directory());
    variables.put("job", "collected");
    variables.put("java", new RemoteJob(host, List.of(), "", "").java());
    variables.put("archive", directory.resolve(host.name() + ".zip").toString());
    variables.put(
        "without", String.join(",", Resumption.completeRuns(results.resolve(host.name()))));
    return variables;
  }

  private List<HostReport> run(
      List<Host> hosts,
      Path directory,
      Map<String, Object> options,
      Map<String, Object> hostVariables,
      Map<String, String> ids) {
    Map<String, Object> study =
        new LinkedHashMap<>(Map.of("begin", false, "end", false, "status_only", false));
    study.putAll(options);
    study.put("jar", Checkout.benchmarksJar().toString());
    study.put("build", build());
    study.put("hosts", hostVariables);
    Path variables = directory.resolve("variables.yml");
    writeFile(variables, () -> Ansible.writeVariables(variables, Map.of("study", study)));
    Ansible ansible = new Ansible(Checkout.playbook(), inventory, directory.resolve("ansible.log"));
    List<String> names = hosts.stream().map(Host::name).toList();
    String fetched = study.get("status_only").equals(true) ? "answered" : "results fetched";
    Map<String, HostFailure> failures = runPlaybook(ansible, names, variables, fetched);
    List<HostReport> reports = new ArrayList<>();
    for (Host host : hosts) {
      reports.add(
          new HostImport(host, directory, results, charts)
              .run(failures.get(host.name()), ids.get(host.name())));
    }
    System.out.print("\n" + HostReport.table(reports));
    System.out.println("log of Ansible: " + ansible.log());
    return reports;
  }

  private static Map<String, HostFailure> runPlaybook(
      Ansible ansible, List<String> hosts, Path variables, String fetched) {
    if (!Ansible.isInstalled()) {
      throw new UserError(
          "ansible-playbook is missing; install Ansible (package ansible-core, or ansible)");
    }
    Map<String, String> milestones =
        Map.of(
            "make the directory of the job", "reached",
            "begin the job", "job runs there, even if the connection is lost",
            "end the jobs", "nothing runs there any more",
            "fetch the results", fetched);
    try {
      return ansible.run(hosts, variables, milestones, System.out::println);
    } catch (IOException e) {
      throw new UserError(
          "Ansible: "
              + e.getMessage()
              + "; its log is "
              + ansible.log()
              + "; correct the cause, then give the same command again");
    }
  }

  /** Makes a directory for the files that go to the hosts and come from them. */
  private static Path transferDirectory() {
    Path target = Checkout.path().resolve("target").resolve("hosts");
    try {
      Files.createDirectories(target);
      return Files.createTempDirectory(target, "");
    } catch (IOException e) {
      throw DurableFile.unwritable(target, e, "make room there");
    }
  }

  @FunctionalInterface
  private interface Writer {
    void write() throws IOException;
  }

  private static void writeFile(Path file, Writer writer) {
    try {
      writer.write();
    } catch (IOException e) {
      throw DurableFile.unwritable(file, e, "make room there");
    }
  }
}
