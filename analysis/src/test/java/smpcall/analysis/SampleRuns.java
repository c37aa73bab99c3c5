// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the runs below src/test/resources/results: invented numbers of realistic size, the same for
 * the same seed. They are written again by running {@link #main} with that directory as its
 * argument.
 */
public final class SampleRuns {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int BLOCKS = 6;
  private static final int ITERATIONS = 5;
  private static final String BENCHMARK = "smpcall.benchmark.";

  private final ObjectNode run = JSON.createObjectNode();
  private final ArrayNode jmh = JSON.createArrayNode();
  private final List<Planned> planned = new ArrayList<>();
  private final Random random = new Random(20100323);

  private record Planned(
      String id, String variant, int cpus, double speed, double failing, ObjectNode entry) {}

  /** Writes the three sample runs below a directory. */
  public static void main(String[] arguments) throws IOException {
    Path results = Path.of(arguments[0]);
    twoCpus().write(results, "twins", "20261122T190000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", 2);
    eightCpus()
        .write(results, "octet", "20261121T080000Z", "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz", 8);
    memoryCost()
        .write(results, "twins", "20261122T200000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", 2);
  }

  private static SampleRuns twoCpus() {
    SampleRuns sample = new SampleRuns();
    sample.storm("floor", "a", 2, 5.6e6, 0);
    sample.storm("spinlock", "a", 2, 2.02e6, 0);
    sample.storm("spinlock", "b", 2, 2.02e6, 0);
    sample.storm("lockfree", "a", 2, 2.31e6, 0);
    sample.storm("patched", "a", 2, 2.24e6, 0);
    sample.pingPong(1.62e7);
    return sample;
  }

  private static SampleRuns eightCpus() {
    SampleRuns sample = new SampleRuns();
    double[] floor = {5.6e6, 4.1e6, 2.6e6};
    double[] locked = {2.02e6, 1.15e6, 4.9e5};
    int[] cpus = {2, 4, 8};
    for (int i = 0; i < cpus.length; i++) {
      sample.storm("floor", "a", cpus[i], floor[i], 0);
      sample.storm("spinlock", "a", cpus[i], locked[i], 0);
      sample.storm("spinlock", "b", cpus[i], locked[i], 0);
      sample.storm("lockfree", "a", cpus[i], locked[i] * (1.13 + 0.06 * i), 0.35 * i);
      sample.storm("patched", "a", cpus[i], locked[i] * (1.10 - 0.05 * i), 0);
    }
    sample.pingPong(1.1e7);
    return sample;
  }

  private static SampleRuns memoryCost() {
    SampleRuns sample = new SampleRuns();
    String[] variants = {"fields", "array", "buffer"};
    double[] speeds = {1.50e7, 1.49e7, 1.44e7};
    for (int i = 0; i < variants.length; i++) {
      ObjectNode params = JSON.createObjectNode().put("memory", variants[i]);
      sample.add(
          "memory-cost-" + variants[i],
          "memory-cost",
          variants[i],
          "a",
          2,
          i == 0 ? null : "memory-cost-fields",
          "MemoryCost.call",
          params,
          speeds[i],
          0);
    }
    return sample;
  }

  private void storm(String version, String arm, int cpus, double speed, double failing) {
    ObjectNode params =
        JSON.createObjectNode()
            .put("version", version)
            .put("arm", arm)
            .put("lock", "ticket")
            .put("mask", "inline")
            .put("fastPath", "false");
    String reference = "storm-spinlock-a-" + cpus;
    String id = "storm-" + version + "-" + arm + "-" + cpus;
    add(
        id,
        "storm",
        version,
        arm,
        cpus,
        id.equals(reference) || version.equals("floor") ? null : reference,
        "Storm.call",
        params,
        speed,
        failing);
  }

  private void pingPong(double speed) {
    add(
        "ping-pong-2",
        "ping-pong",
        "cache-line",
        "a",
        2,
        null,
        "PingPong.roundTrip",
        JSON.createObjectNode(),
        speed,
        0);
  }

  private void add(
      String id,
      String workload,
      String variant,
      String arm,
      int cpus,
      String baseline,
      String benchmark,
      ObjectNode params,
      double speed,
      double failing) {
    ObjectNode c = run.withArray("/cases").addObject();
    c.put("id", id)
        .put("workload", workload)
        .put("variant", variant)
        .put("arm", arm)
        .put("cpus", cpus);
    ArrayNode placement = c.putArray("placement");
    for (int cpu = 0; cpu < cpus; cpu++) {
      placement.add(cpu);
    }
    c.put("baseline", baseline).put("benchmark", BENCHMARK + benchmark).set("params", params);
    ObjectNode entry = jmh.addObject();
    entry
        .put("jmhVersion", "1.37")
        .put("benchmark", BENCHMARK + benchmark)
        .put("mode", "thrpt")
        .put("threads", cpus);
    entry.put("forks", BLOCKS);
    if (!params.isEmpty()) {
      entry.set("params", params);
    }
    ObjectNode score = entry.putObject("primaryMetric");
    score.put("score", speed).put("scoreError", "NaN").put("scoreUnit", "ops/s");
    planned.add(new Planned(id, variant, cpus, speed, failing, entry));
  }

  private void write(Path results, String host, String id, String cpu, int cpus)
      throws IOException {
    run.put("schema", 1).put("id", id).put("host", host).put("started", "2026-11-22T19:00:00Z");
    run.putObject("study")
        .put("commit", "0123456789abcdef0123456789abcdef01234567")
        .put("dirty", false);
    ObjectNode environment = run.putObject("environment");
    environment.put("cpuModel", cpu).put("architecture", "amd64").put("machine", "x86_64");
    environment
        .put("kernel", "6.1.0-31")
        .put("hypervisor", "KVM")
        .putNull("governor")
        .put("clockSource", "tsc");
    environment.put("onlineCpus", cpus).put("cores", cpus).put("sockets", 1);
    ArrayNode allowed = environment.putArray("allowedCpus");
    for (int c = 0; c < cpus; c++) {
      allowed.add(c);
    }
    environment
        .putObject("jdk")
        .put("version", "17.0.15+6")
        .put("vendor", "Debian")
        .put("vm", "OpenJDK 64-Bit Server VM");
    ObjectNode settings = run.putObject("settings");
    settings
        .put("profile", "quick")
        .put("seed", 20100323L)
        .put("blocks", BLOCKS)
        .put("warmupIterations", 3);
    settings.put("measurementIterations", ITERATIONS).put("iterationMillis", 400);
    settings
        .putArray("jvmArgs")
        .add("-Xms256m")
        .add("-Xmx256m")
        .add("-XX:+AlwaysPreTouch")
        .add("--enable-native-access=ALL-UNNAMED");
    run.putArray("forks");
    for (int block = 1; block <= BLOCKS; block++) {
      double drift = 1 + 0.03 * random.nextGaussian();
      List<Planned> order = new ArrayList<>(planned);
      Collections.shuffle(order, random);
      for (int position = 1; position <= order.size(); position++) {
        fork(order.get(position - 1), block, position, drift);
      }
    }
    Path directory = Files.createDirectories(results.resolve(host).resolve(id));
    Files.writeString(directory.resolve("run.json"), JSON.writeValueAsString(run) + "\n");
    Files.writeString(directory.resolve("jmh.json"), JSON.writeValueAsString(jmh) + "\n");
  }

  private void fork(Planned c, int block, int position, double drift) {
    int minute = (block - 1) * planned.size() + position;
    ObjectNode fork = run.withArray("/forks").addObject();
    fork.put("case", c.id).put("block", block).put("position", position);
    String clock =
        String.format(Locale.ROOT, "2026-11-22T%02d:%02d:", 19 + minute / 60, minute % 60);
    fork.put("started", clock + "00Z")
        .put("finished", clock + "05Z")
        .put("raw", block - 1)
        .putNull("error");
    fork.putArray("warmup").add(Math.round(c.speed / 2)).add(Math.round(c.speed));
    fork.put("stealMillis", random.nextInt(40) == 0 ? 10 : 0).put("loadBefore", 0.4);
    double speed = c.speed * drift * (1 + 0.012 * random.nextGaussian());
    ArrayNode scores = c.entry.withArray("/primaryMetric/rawData").addArray();
    List<ArrayNode> counts = new ArrayList<>();
    String[] names = {
      "calls",
      "executions",
      "failures",
      "lost",
      "duplicated",
      "warnings",
      "leftovers",
      "lockups",
      "shortThreads",
      "misplaced",
      "involuntarySwitches",
      "migrations",
      "compileMillis"
    };
    boolean audited = !c.id.startsWith("ping-pong");
    for (int i = audited ? 0 : 8; i < names.length; i++) {
      counts.add(c.entry.withArray("/secondaryMetrics/" + names[i] + "/rawData").addArray());
    }
    for (int i = 0; i < ITERATIONS; i++) {
      double score = speed * (1 + 0.008 * random.nextGaussian());
      scores.add(Math.round(score * 10) / 10.0);
      long calls = Math.round(score * 0.42);
      long lost = random.nextDouble() < c.failing ? 1 + random.nextInt(3) : 0;
      long warned = lost > 0 && random.nextBoolean() ? 1 : 0;
      long[] values = {
        calls, calls * (c.cpus - 1) - lost, lost + warned, lost, 0, warned, 0, 0, 0, 0, 3, 0, 1
      };
      int first = audited ? 0 : 8;
      for (int m = 0; m < counts.size(); m++) {
        counts.get(m).add(values[first + m]);
      }
    }
  }
}
