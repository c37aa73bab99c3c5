// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smpcall.experiment.HostLock;
import smpcall.host.Affinity;
import smpcall.remote.Ansible;
import smpcall.remote.JobStatus;
import smpcall.store.Json;
import smpcall.store.StudyBuild;

/**
 * Remote hosts with real Ansible, real sshd on loopback addresses and real forks. Two hosts share
 * this machine, so they measure one after the other; a third does not answer. One host measures on
 * two JDKs, if there are two; the other has one, and is killed during its run, with its sshd. A
 * fourth is stopped while it waits.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HostsIT {

  private static final String FORKS = "forks.jsonl";
  private static final int TIMEOUT_SECONDS = 600;
  private static final String[] RUN = {
    "hosts",
    "run",
    "--yes",
    "--profile",
    "smoke",
    "--versions",
    "floor",
    "--workloads",
    "storm,ping-pong",
    "--seed",
    "7"
  };

  /** The directory above the checkout, whose name has characters that a shell would expand. */
  @TempDir private Path root;

  @TempDir private Path keys;

  private final Map<String, SshServer> servers = new LinkedHashMap<>();
  private Path checkout;
  private int jdksOfAlpha;

  private void build() throws Exception {
    assumeTrue(Ansible.isInstalled(), "Ansible is not installed (package ansible-core)");
    assumeTrue(Files.isExecutable(SshServer.PROGRAM), "no sshd (package openssh-server)");
    assumeTrue(
        Files.isDirectory(Path.of("/run/sshd")) || Path.of("/run/sshd").toFile().mkdirs(),
        "sshd wants the directory /run/sshd, and this user cannot make it");
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    checkout =
        Files.createDirectory(root.resolve("a \"home\" of 'its'; touch pwned; $(touch pwned)"));
    Path jar = Path.of("target", "benchmarks.jar");
    Path ansible = Path.of("src", "main", "ansible", "study.yml");
    for (Path file : List.of(jar, ansible)) {
      Path to = checkout.resolve("benchmarks").resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    EchoAnalysis.install(checkout);
    SshServer.makeKey(keys.resolve("client"));
    Path tmp = Files.createDirectory(root.resolve("tmp"));
    int address = 1;
    for (String name : List.of("alpha", "beta")) {
      SshServer server =
          new SshServer(
              keys.resolve(name),
              "127.0.0." + address++,
              keys.resolve("client.pub"),
              "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + tmp);
      servers.put(name, server);
      server.start();
    }
    writeInventory();
  }

  private static Optional<Path> otherJdk() throws IOException {
    String newer = System.getProperty("newer.jdk");
    if (newer != null) {
      return Optional.of(Path.of(newer));
    }
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
      return all.filter(each -> Files.isExecutable(each.resolve("bin/javac")))
          .filter(each -> each.getFileName().toString().matches(".*[^0-9](2[0-9])[^0-9].*"))
          .filter(each -> !each.equals(own))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path remote(String host) {
    return root.resolve("there " + host);
  }

  private void writeInventory() throws Exception {
    String jdk = "{id: \"one\", home: \"" + System.getProperty("java.home") + "\"}";
    Optional<Path> other = otherJdk();
    jdksOfAlpha = other.isPresent() ? 2 : 1;
    String both = other.map(path -> jdk + ", {id: \"two\", home: \"" + path + "\"}").orElse(jdk);
    StringBuilder known = new StringBuilder();
    StringBuilder hosts = new StringBuilder();
    int address = 1;
    for (Map.Entry<String, SshServer> each : servers.entrySet()) {
      known.append(each.getValue().knownHost()).append('\n');
      hosts.append("        ").append(each.getKey()).append(":\n");
      hosts.append("          ansible_host: 127.0.0.").append(address++).append('\n');
      hosts.append("          ansible_port: ").append(each.getValue().port()).append('\n');
      hosts.append("          directory: \"").append(remote(each.getKey())).append("\"\n");
      if (each.getKey().equals("alpha")) {
        hosts.append("          jdks: [").append(both).append("]\n");
        hosts.append("          leave_out: {workloads: [storm]}\n");
      }
    }
    Files.writeString(keys.resolve("known_hosts"), known);
    String inventory =
        """
        all:
          vars:
            ansible_user: USER
            ansible_ssh_private_key_file: KEYS/client
            ansible_pipelining: true
            ansible_python_interpreter: /usr/bin/python3
            ansible_ssh_args: -o ControlMaster=auto -o ControlPersist=60s -o ControlPath=KEYS/%p
            ansible_ssh_common_args: >-
              -F none -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=KEYS/known_hosts
            ansible_remote_tmp: ROOT/ansible
            cpus: [2]
            jdks: [JDK]
          children:
            loopback:
              hosts:
        HOSTS
            attic:
              hosts:
                gamma: {ansible_host: 127.0.0.1, ansible_port: ALPHA, directory: "ROOT/there gamma"}
                lost: {ansible_host: 127.0.0.1, ansible_port: PORT}
        """;
    Files.writeString(
        checkout.resolve("hosts.yml"),
        inventory
            .replace("USER", System.getProperty("user.name"))
            .replace("KEYS", keys.toString())
            .replace("ALPHA", String.valueOf(servers.get("alpha").port()))
            .replace("ROOT", root.toString())
            .replace("JDK", jdk)
            .replace("HOSTS\n", hosts)
            .replace("PORT", String.valueOf(SshServer.freePort("127.0.0.1"))));
  }

  @AfterEach
  void endAll() throws Exception {
    for (SshServer server : servers.values()) {
      server.stop();
    }
    for (String host : List.of("alpha", "beta", "gamma")) {
      statuses(host).forEach(HostsIT::kill);
    }
  }

  private static void kill(JobStatus status) {
    ProcessHandle.of(status.pid())
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .ifPresent(
            process -> {
              List<ProcessHandle> forks = process.descendants().toList();
              process.destroyForcibly();
              forks.forEach(ProcessHandle::destroyForcibly);
            });
  }

  private List<JobStatus> statuses(String host) throws IOException {
    List<JobStatus> statuses = new ArrayList<>();
    for (Path file : files(remote(host), JobStatus.FILE)) {
      JobStatus.read(file.getParent())
          .filter(status -> status.state() == JobStatus.State.RUNNING)
          .ifPresent(statuses::add);
    }
    return statuses;
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  @Test
  void aKilledHostResumesItsRunAndFailuresStopNoOtherHost() throws Exception {
    build();

    FutureTask<Streams> first = new FutureTask<>(() -> new StudyProcess(checkout).run(RUN));
    HostLock.holding(
        "HostsIT",
        Duration.ofMinutes(10),
        () -> {
          new Thread(first).start();
          return lookAndStop("gamma", first);
        });
    killInTheMiddle("beta", first);

    Streams report = first.get();
    assertThat(report.status()).as(report.toString()).isEqualTo(1);
    assertThat(report.err()).isEmpty();
    assertRow(report, "alpha", "complete", jdksOfAlpha + " of " + jdksOfAlpha);
    assertThat(report.out())
        .containsPattern("(?m)^gamma +stopped ")
        .containsPattern("(?m)^beta +unreachable ")
        .containsPattern("(?m)^beta: .*; make 'ssh -p \\d+ \\S+@127.0.0.2' work; then")
        .containsPattern("(?m)^lost +unreachable ")
        .containsPattern("(?m)^lost: .*127\\.0\\.0\\.1.*; make 'ssh -p \\d+ \\S+@127.0.0.1' work")
        .contains("analysis: report " + onlyRun("alpha"));

    Map<Path, String> before = contents(checkout.resolve("benchmarks/results"));
    Map<Path, String> atBeta = contents(remote("beta"));
    servers.get("beta").start();
    Streams again =
        new StudyProcess(checkout)
            .run(
                Stream.concat(Stream.of(RUN), Stream.of("--limit", "alpha,beta"))
                    .toArray(String[]::new));

    assertThat(again.status()).as(again.toString()).isZero();
    assertRow(again, "alpha", "complete", jdksOfAlpha + " of " + jdksOfAlpha);
    assertRow(again, "beta", "complete", "2 of 2");
    assertThat(contents(checkout.resolve("benchmarks/results")))
        .as("earlier results are unchanged")
        .containsAllEntriesOf(before);
    atBeta.forEach(
        (file, content) -> {
          if (file.getFileName().toString().equals(FORKS)) {
            assertThat(onlyRun("beta").resolve(FORKS))
                .content()
                .as("forks from before the kill")
                .startsWith(wholeLines(content));
          }
        });
    JsonNode run = Json.read(Files.readString(onlyRun("beta").resolve("run.json")));
    assertThat(run.at("/ended/reason").asText()).isEqualTo("plan");
    assertThat(run.get("host").asText()).isEqualTo("beta");
    assertThat(run.at("/study/build").asText()).isEqualTo(jarOfCheckout());

    assertThat(files(root, "pwned")).as("no shell expanded a name").isEmpty();
  }

  /** Looks at jobs that wait while this process holds the machine, and ends one of them. */
  private boolean lookAndStop(String host, FutureTask<Streams> run) {
    try {
      awaitJobs(List.of("alpha", "beta", host), run);
      FutureTask<Streams> end =
          new FutureTask<>(() -> aside("stop", "hosts", "stop", "--yes", "--limit", host));
      new Thread(end).start();
      Streams status = aside("status", "hosts", "status");
      assertThat(status.status()).as(status.toString()).isEqualTo(1);
      assertThat(status.out())
          .containsPattern("(?m)^alpha +running +-  +-$")
          .containsPattern("(?m)^lost +unreachable +-  +-$")
          .contains("\nbeta: waiting for another study on this host (process ");

      Streams stop = end.get();
      assertThat(stop.status()).as(stop.toString()).isZero();
      assertThat(stop.out())
          .contains(host + ": nothing runs there any more\n")
          .containsPattern("(?m)^" + host + " +stopped +-  +-$")
          .contains("\n" + host + ": the same './study hosts run' resumes the run\n");
      return true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitJobs(List<String> hosts, FutureTask<Streams> run) throws Exception {
    for (String each : hosts) {
      for (int i = 0; i < 10 * TIMEOUT_SECONDS && statuses(each).isEmpty(); i++) {
        assertThat(run.isDone()).as("ended before " + each + " began").isFalse();
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /**
   * Runs a command beside others.
   *
   * @param name name of its files
   */
  private Streams aside(String name, String... args) throws Exception {
    Path out = checkout.resolve(name + ".txt");
    Path err = checkout.resolve(name + "-err.txt");
    int status = new StudyProcess(checkout).start(out, err, args).waitFor();
    return new Streams(status, Files.readString(out), Files.readString(err));
  }

  private String jarOfCheckout() {
    return StudyBuild.hash(checkout.resolve("benchmarks/target/benchmarks.jar"));
  }

  /** Kills a host's study and its sshd after the first of several forks. */
  private void killInTheMiddle(String host, FutureTask<Streams> study) throws Exception {
    for (int i = 0; i < 10 * TIMEOUT_SECONDS && !hasAFork(host); i++) {
      assertThat(study.isDone()).as("ended before " + host + " began").isFalse();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    servers.get(host).stop();
    assertThat(statuses(host)).hasSize(1);
    statuses(host).forEach(HostsIT::kill);
  }

  private boolean hasAFork(String host) throws IOException {
    for (Path forks : files(remote(host), FORKS)) {
      if (!wholeLines(Files.readString(forks)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static String wholeLines(String content) {
    return content.substring(0, content.lastIndexOf('\n') + 1);
  }

  private static void assertRow(Streams report, String host, String state, String forks) {
    assertThat(report.out())
        .containsPattern("(?m)^" + host + " +" + state + " +\\d{8}T\\d{6}Z  " + forks + "$");
  }

  private Path onlyRun(String host) {
    try (Stream<Path> runs = Files.list(checkout.resolve("benchmarks/results").resolve(host))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Path, String> contents(Path directory) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    for (Path file : files(directory, ".*\\.jsonl?")) {
      contents.put(file, Files.readString(file));
    }
    return contents;
  }
}
