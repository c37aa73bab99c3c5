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
import java.util.stream.Stream;
import smpcall.experiment.InterruptionNotice;
import smpcall.inventory.Host;
import smpcall.message.UserError;
import smpcall.store.Checkout;
import smpcall.store.DurableFile;
import smpcall.store.StudyBuild;

/**
 * To all hosts and back: sends jobs, takes in what was measured, and tells how each host is.
 *
 * @param inventory the file
 * @param results where they go
 * @param charts where each host has a directory for its own; null: nothing is drawn
 */
public record RemoteRun(Path inventory, Path results, Path charts) {

  private static final int SLEEP_SECONDS = 2;

  /** SHA-256 of the jar that is sent. */
  public static String build() {
    if (!Files.isReadable(Checkout.benchmarksJar())) {
      throw new UserError(
          Checkout.benchmarksJar()
              + ": not there; build it with ./mvnw package, or start with ./study");
    }
    return StudyBuild.hash(Checkout.benchmarksJar());
  }

  /**
   * Measures, and waits until it is done.
   *
   * @param wait how long another study is waited for on a host, as a host is told
   * @param patience how long a host is waited for
   * @return whether all hosts are complete
   */
  public boolean measure(List<RemoteJob> jobs, String wait, Duration patience) {
    Map<String, Object> mine = new LinkedHashMap<>();
    Map<String, String> ids = new TreeMap<>();
    Path place = place();
    StudyBuild commit = StudyBuild.of(Checkout.path());
    jobs.forEach(
        job -> {
          Path file = place.resolve("jobs").resolve(job.host().name() + ".json");
          orCure(file, () -> job.write(file, new ObjectMapper().valueToTree(commit)));
          ids.put(job.host().name(), job.id());
          Map<String, Object> its = variables(job.host(), place);
          its.put("file", file.toString());
          its.put("job", job.id());
          mine.put(job.host().name(), its);
        });
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("begin", true);
    study.put("wait", wait);
    study.put("seconds", patience.toSeconds());
    study.put("sleep", SLEEP_SECONDS);
    List<Host> hosts = jobs.stream().map(RemoteJob::host).toList();
    return go(hosts, place, study, mine, ids);
  }

  /**
   * Only brings what is there.
   *
   * @return whether all hosts are complete
   */
  public boolean collect(List<Host> hosts) {
    Path place = place();
    Map<String, Object> mine = new LinkedHashMap<>();
    hosts.forEach(host -> mine.put(host.name(), variables(host, place)));
    return go(hosts, place, new LinkedHashMap<>(Map.of("begin", false)), mine, Map.of());
  }

  private Map<String, Object> variables(Host host, Path place) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("directory", host.directory());
    variables.put("job", "collected");
    variables.put("java", new RemoteJob(host, List.of(), "", "").java());
    variables.put("archive", place.resolve(host.name() + ".zip").toString());
    variables.put("without", String.join(",", known(host.name())));
    return variables;
  }

  /** Runs that are complete here. */
  private List<String> known(String host) {
    if (!Files.isDirectory(results.resolve(host))) {
      return List.of("");
    }
    List<String> known = new ArrayList<>();
    try (Stream<Path> runs = Files.list(results.resolve(host))) {
      for (Path run : runs.filter(each -> Files.exists(each.resolve("run.json"))).toList()) {
        if (ResultImport.isComplete(run)) {
          known.add(run.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new UserError(
          results.resolve(host)
              + ": cannot be read ("
              + DurableFile.reason(e)
              + "); let it be read, or give another place with --results DIR");
    }
    return known;
  }

  private boolean go(
      List<Host> hosts,
      Path place,
      Map<String, Object> study,
      Map<String, Object> mine,
      Map<String, String> ids) {
    study.put("jar", Checkout.benchmarksJar().toString());
    study.put("build", build());
    study.put("hosts", mine);
    Path variables = place.resolve("variables.yml");
    orCure(variables, () -> ExtraVariables.write(variables, Map.of("study", study)));
    Ansible ansible = new Ansible(Checkout.playbook(), inventory, place.resolve("ansible.log"));
    Map<String, HostFailure> failures = run(ansible, hosts, variables);
    List<HostReport> reports = new ArrayList<>();
    for (Host host : hosts) {
      reports.add(
          new HostImport(host, place, results, charts)
              .report(failures.get(host.name()), ids.get(host.name())));
    }
    System.out.print("\n" + HostReport.table(reports));
    System.out.println("all that Ansible said: " + ansible.log());
    return reports.stream().allMatch(each -> each.state() == HostReport.State.COMPLETE);
  }

  private static Map<String, HostFailure> run(Ansible ansible, List<Host> hosts, Path variables) {
    if (!Ansible.isInstalled()) {
      throw new UserError(
          "ansible-playbook is not there; install Ansible (package ansible-core, or ansible)");
    }
    Map<String, String> milestones =
        Map.of(
            "make its directory", "reached",
            "begin", "begun; it goes on there whatever happens here",
            "bring it home", "brought what is there");
    Thread hint =
        new Thread(
            () ->
                System.err.println(
                    "\nstudy: interrupted; what was begun goes on on the hosts, './study hosts"
                        + " collect' brings it"));
    Runtime.getRuntime().addShutdownHook(hint);
    try {
      List<String> names = hosts.stream().map(Host::name).toList();
      return ansible.run(names, variables, milestones, System.out::println);
    } catch (IOException e) {
      throw new UserError(
          "Ansible: "
              + e.getMessage()
              + "; all it said is in "
              + ansible.log()
              + ": mend what it names, then give the same command again");
    } finally {
      InterruptionNotice.forget(hint);
    }
  }

  /** For what passes between the hosts and here, below what a build may delete. */
  private static Path place() {
    Path target = Checkout.path().resolve("target").resolve("hosts");
    try {
      Files.createDirectories(target);
      return Files.createTempDirectory(target, "");
    } catch (IOException e) {
      throw new UserError(
          target + ": cannot be written (" + DurableFile.reason(e) + "); make room there");
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private static void orCure(Path file, Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be written (" + DurableFile.reason(e) + "); make room there");
    }
  }
}
