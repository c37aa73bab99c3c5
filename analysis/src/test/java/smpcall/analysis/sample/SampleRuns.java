// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * Makes most of the runs below src/test/resources/results: invented numbers of realistic size, the
 * same for the same seed. They are written again by running {@link #main} with that directory as
 * its argument. Those of twins of 22 November 2026 were measured.
 */
public final class SampleRuns {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The output of {@code ./study versions --json}. */
  private static final Path VERSIONS =
      Path.of("../benchmarks/src/test/resources/golden/versions.json");

  private static final int BLOCKS = 6;

  /** Enough blocks for the main family of the larger samples to pass its test. */
  private static final int MORE_BLOCKS = 10;

  private static final int ITERATIONS = 5;
  private static final int EVERY = 16;
  private static final String BENCHMARK = "smpcall.benchmark.";
  private static final String VM = "OpenJDK 64-Bit Server VM";
  private static final Map<String, String> JDKS = Map.of("17", "17.0.15", "25", "25.0.1");

  private final ObjectNode run = JSON.createObjectNode();
  private final List<ObjectNode> forks = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();
  private final Random random = new Random(20100323);
  private int blocks = BLOCKS;
  private boolean noisy;
  private boolean moved;
  private boolean timed = true;
  private String policy = "cores";
  private String jdk = "17";

  private record Planned(ObjectNode json, double speed, double failing, int cpus, int callers) {
    String id() {
      return json.get("id").asText();
    }

    boolean isOfCalls() {
      return !id().startsWith("ping-pong");
    }
  }

  /** Writes the sample runs below a directory. */
  public static void main(String[] arguments) throws IOException {
    Path results = Path.of(arguments[0]);
    twoCpus()
        .write(results, "twins", "20261123T100000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", "plan");
    eightCpus()
        .write(
            results,
            "octet",
            "20261121T080000Z",
            "Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz",
            "precision");
    pairs().write(results, "pairs", "20261120T080000Z", "POWER9, altivec supported", "budget");
    wide().write(results, "wide", "20261117T080000Z", "AMD EPYC 7B13", "budget");
    arms()
        .write(results, "arms", "20261118T080000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", "budget");
    noisy()
        .write(
            results, "noisy", "20261119T080000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", "precision");
    moved()
        .write(
            results, "moved", "20261116T080000Z", "AMD EPYC 7B13 (2 CPUs of a guest)", "precision");
    PacedSample.write(results, JSON.readTree(Files.readString(VERSIONS)));
  }

  /** Both workloads; one fork of the storm failed and ran again. */
  private static SampleRuns twoCpus() {
    SampleRuns sample = new SampleRuns();
    sample.versions("storm", 2, 5.6e6, 2.02e6, 2.31e6, 2.24e6, 0);
    sample.versions("broadcast", 2, 4.9e6, 1.9e6, 2.16e6, 2.02e6, 0);
    sample.pingPong(1.62e7);
    return sample;
  }

  /** lockfree fails in the storm at 4 and 8 CPUs, and in the broadcast at 8. */
  private static SampleRuns eightCpus() {
    SampleRuns sample = new SampleRuns();
    sample.blocks = MORE_BLOCKS;
    double[] floor = {5.6e6, 4.1e6, 2.6e6};
    double[] locked = {2.02e6, 1.15e6, 4.9e5};
    int[] cpus = {2, 4, 8};
    for (int i = 0; i < cpus.length; i++) {
      double lockfree = locked[i] * (1.13 + 0.06 * i);
      double patched = locked[i] * (1.10 - 0.05 * i);
      sample.versions("storm", cpus[i], floor[i], locked[i], lockfree, patched, 0.35 * i);
    }
    sample.versions("broadcast", 2, 4.9e6, 1.9e6, 2.16e6, 2.02e6, 0);
    sample.versions("broadcast", 8, 1.9e6, 4.1e5, 6.2e5, 5.7e5, 0.2);
    sample.pingPong(1.1e7);
    return sample;
  }

  /** Two JDKs, each with two policies. */
  private static SampleRuns pairs() {
    SampleRuns sample = new SampleRuns();
    sample.blocks = MORE_BLOCKS;
    for (String jdk : new String[] {"17", "25"}) {
      for (String policy : new String[] {"cores", "siblings"}) {
        sample.jdk = jdk;
        sample.policy = policy;
        double factor = (jdk.equals("25") ? 1.05 : 1) * (policy.equals("siblings") ? 1.8 : 1);
        sample.storm("spinlock", "a", 2, 2.02e6 * factor, 0);
        sample.storm("spinlock", "b", 2, 2.02e6 * factor, 0);
        sample.storm("patched", "a", 2, 2.3e6 * factor, 0);
        if (policy.equals("cores")) {
          sample.storm("spinlock", "a", 4, 1.15e6 * factor, 0);
          sample.storm("patched", "a", 4, 1.16e6 * factor, 0);
        }
      }
    }
    return sample;
  }

  /** Four numbers of CPUs on one socket, and one that is not; the patched version scales less. */
  private static SampleRuns wide() {
    SampleRuns sample = new SampleRuns();
    sample.timed = false;
    for (int cpus : new int[] {2, 4, 8, 16, 32}) {
      double siblings = cpus == 32 ? 0.7 : 1;
      double locked = 2.4e6 * cpus / (1 + 0.9 * (cpus - 1) + 0.004 * cpus * (cpus - 1));
      double patched = 2.5e6 * cpus / (1 + 0.8 * (cpus - 1) + 0.010 * cpus * (cpus - 1));
      sample.storm("spinlock", "a", cpus, locked * siblings, 0);
      sample.storm("patched", "a", cpus, patched * siblings, 0);
    }
    return sample;
  }

  /** One version in four arms. */
  private static SampleRuns arms() {
    SampleRuns sample = new SampleRuns();
    sample.timed = false;
    for (String arm : new String[] {"a", "b", "c", "d"}) {
      sample.storm("spinlock", arm, 2, 2.02e6, 0);
    }
    return sample;
  }

  /** With a rule, and slow forks of every kind that it leaves out. */
  private static SampleRuns noisy() {
    SampleRuns sample = new SampleRuns();
    sample.noisy = true;
    sample.blocks = 8;
    sample.versions("storm", 2, 5.6e6, 2.02e6, 2.31e6, 2.24e6, 0);
    sample.pingPong(1.62e7);
    return sample;
  }

  /** The hypervisor moved the CPUs, so that some forks are three times as fast. */
  private static SampleRuns moved() {
    SampleRuns sample = new SampleRuns();
    sample.moved = true;
    sample.blocks = 9;
    sample.versions("storm", 2, 5.6e6, 2.02e6, 2.31e6, 2.24e6, 0);
    sample.pingPong(1.62e7);
    return sample;
  }

  /** A cache line's round trip before and after a fork of the moved sample, nanoseconds. */
  private static double[] distance(Planned c, int block) {
    String name = c.json.get("variant").asText() + c.json.get("arm").asText() + block;
    return switch (name) {
      case "patcheda2", "lockfreea1", "lockfreea3", "lockfreea4", "lockfreea5" ->
          new double[] {70.5, 81};
      case "spinlockb7" -> new double[] {440, 64.5};
      default -> new double[] {430.5 + 5 * block, 470};
    };
  }

  /** The disturbances of a fork of the noisy sample; empty for most forks. */
  private String noiseOf(Planned c, int block) {
    String name = noisy ? c.json.get("variant").asText() + c.json.get("arm").asText() + block : "";
    return switch (name) {
      case "patcheda2" -> "steal";
      case "patcheda5" -> "switches";
      case "lockfreea1", "lockfreea3", "lockfreea4" -> "foreign";
      case "spinlockb7" -> "migrations";
      case "floora8" -> "load";
      default -> "";
    };
  }

  private void versions(
      String workload,
      int cpus,
      double floor,
      double spinlock,
      double lockfree,
      double patched,
      double failing) {
    calls(workload, "floor", "a", cpus, floor, 0);
    calls(workload, "spinlock", "a", cpus, spinlock, 0);
    calls(workload, "spinlock", "b", cpus, spinlock, 0);
    calls(workload, "lockfree", "a", cpus, lockfree, failing);
    calls(workload, "patched", "a", cpus, patched, 0);
  }

  private void storm(String version, String arm, int cpus, double speed, double failing) {
    calls("storm", version, arm, cpus, speed, failing);
  }

  private void calls(
      String workload, String version, String arm, int cpus, double speed, double failing) {
    boolean broadcast = workload.equals("broadcast");
    ObjectNode params =
        JSON.createObjectNode()
            .put("version", version)
            .put("arm", arm)
            .put("lock", "ticket")
            .put("mask", "inline")
            .put("fastPath", "false")
            .put("policy", policy);
    String tail = "-" + cpus + "cpus-" + policy + "-jdk" + jdk + "-";
    String reference = workload + "-spinlock" + tail + "a";
    String id = workload + "-" + version + tail + arm;
    boolean alone = id.equals(reference) || version.equals("floor");
    ObjectNode c = studyCase(id, workload, version, arm, cpus, broadcast ? 1 : cpus);
    c.put("baseline", alone ? null : reference)
        .put("benchmark", BENCHMARK + (broadcast ? "Broadcast.broadcast" : "Storm.call"))
        .put("metric", broadcast ? "call" : null)
        .set("params", params);
    plan(c, speed, failing);
  }

  private void pingPong(double speed) {
    ObjectNode c = studyCase("ping-pong-2cpus-" + policy, "ping-pong", "cache-line", "a", 2, 2);
    c.putNull("baseline")
        .put("benchmark", BENCHMARK + "PingPong.roundTrip")
        .putNull("metric")
        .putObject("params")
        .put("policy", policy);
    c.put("blocks", 4);
    plan(c, speed, 0);
  }

  private ObjectNode studyCase(
      String id, String workload, String variant, String arm, int cpus, int callers) {
    ObjectNode c = JSON.createObjectNode();
    c.put("id", id).put("workload", workload).put("variant", variant).put("arm", arm);
    c.put("cpus", cpus).put("policy", policy);
    ArrayNode placement = c.putArray("placement");
    for (int cpu = 0; cpu < cpus; cpu++) {
      placement.add(policy.equals("siblings") ? 8 * cpu : cpu);
    }
    return c.put("jdk", jdk).put("callers", callers).putNull("blocks");
  }

  private void plan(ObjectNode c, double speed, double failing) {
    run.withArray("/cases").add(c);
    planned.add(new Planned(c, speed, failing, c.get("cpus").asInt(), c.get("callers").asInt()));
  }

  private void write(Path results, String host, String id, String cpu, String reason)
      throws IOException {
    run.put("schema", 4).put("id", id).put("host", host).put("started", "2026-11-26T19:00:00Z");
    run.putObject("study")
        .put("commit", "0123456789abcdef0123456789abcdef01234567")
        .put("dirty", false)
        .putNull("build");
    environment(cpu, Map.of("octet", 8, "pairs", 16, "wide", 32).getOrDefault(host, 2));
    ObjectNode settings = run.putObject("settings");
    settings.put("profile", "quick").put("seed", 20100323L);
    settings.put("blocks", reason.equals("plan") ? blocks : 40).put("leastBlocks", BLOCKS);
    settings.put("budgetSeconds", reason.equals("budget") ? 1800 : null);
    settings.put("precisionPercent", reason.equals("plan") ? null : 2.5);
    settings.put("warmupIterations", 3).put("measurementIterations", ITERATIONS);
    settings
        .put("iterationMillis", 400)
        .putArray("jvmArgs")
        .add("-Xms256m")
        .add("-Xmx256m")
        .add("-XX:+AlwaysPreTouch")
        .add("--enable-native-access=ALL-UNNAMED");
    if (noisy || moved) {
      settings
          .put("budgetAfterBlocks", BLOCKS)
          .putObject("contamination")
          .put("stealPercent", 1.0)
          .put("foreignPercent", 5.0)
          .put("involuntarySwitches", 100.0)
          .put("migrations", 0.0)
          .put("loadPerCpu", 2.0);
    }
    if (moved) {
      settings.putObject("pairing").put("roundTripFactor", 1.5);
    }
    putNulls(settings, "budgetAfterBlocks", "contamination", "pairing");
    versions();
    run.putArray("omitted");
    for (int block = 1; block <= blocks; block++) {
      double drift = 1 + 0.03 * random.nextGaussian();
      List<Planned> order = new ArrayList<>(planned);
      int now = block;
      order.removeIf(c -> c.json.get("blocks").asInt(blocks) < now);
      Collections.shuffle(order, random);
      for (int position = 1; position <= order.size(); position++) {
        Planned c = order.get(position - 1);
        boolean again = reason.equals("plan") && block == 2 && position == 3;
        if (again) {
          entry(c, block, position, 1, "the JVM was killed (signal 9)");
        }
        result(entry(c, block, position, again ? 2 : 1, null), c, block, drift);
      }
    }
    run.putObject("ended").put("reason", reason).put("blocks", blocks);
    Path directory = Files.createDirectories(results.resolve(host).resolve(id));
    Files.writeString(directory.resolve("run.json"), run.toPrettyString() + "\n");
    StringBuilder lines = new StringBuilder();
    forks.forEach(fork -> lines.append(fork).append('\n'));
    Files.writeString(directory.resolve("forks.jsonl"), lines.toString());
  }

  /** Members that the invented host or plan does not have. */
  private static void putNulls(ObjectNode node, String... names) {
    for (String name : names) {
      if (!node.has(name)) {
        node.putNull(name);
      }
    }
  }

  /** The facts about the versions of the cases. */
  private void versions() throws IOException {
    ArrayNode versions = run.putArray("versions");
    for (JsonNode version : JSON.readTree(Files.readString(VERSIONS))) {
      if (planned.stream().anyMatch(c -> c.json.get("variant").equals(version.get("id")))) {
        versions.add(version);
      }
    }
  }

  private void environment(String cpu, int cpus) {
    ObjectNode environment = run.putObject("environment");
    boolean power = cpu.startsWith("POWER");
    environment
        .put("cpuModel", cpu)
        .put("architecture", power ? "ppc64le" : "amd64")
        .put("machine", power ? "ppc64le" : "x86_64")
        .put("kernel", "6.1.0-31")
        .put("hypervisor", "KVM")
        .putNull("governor")
        .put("clockSource", power ? "timebase" : "tsc")
        .put("onlineCpus", cpus)
        .put("cores", power || cpus == 32 ? cpus / 2 : cpus)
        .put("sockets", 1);
    ArrayNode allowed = environment.putArray("allowedCpus");
    for (int c = 0; c < cpus; c++) {
      allowed.add(c);
    }
    ObjectNode jdks = environment.putObject("jdks");
    for (String id : new String[] {"17", "25"}) {
      if (planned.stream().anyMatch(c -> c.json.get("jdk").asText().equals(id))) {
        jdks.putObject(id)
            .put("version", JDKS.get(id) + "+6")
            .put("vendor", "Debian")
            .put("vm", VM)
            .put("architecture", power ? "ppc64le" : "amd64")
            .put("emulated", false)
            .putNull("launcher")
            .putArray("flags");
      }
    }
    putNulls(
        environment,
        "microcode",
        "boost",
        "smt",
        "isolatedCpus",
        "tickless",
        "coreKinds",
        "nodes",
        "roundTrips");
  }

  private ObjectNode entry(Planned c, int block, int position, int attempt, String error) {
    int minute = (block - 1) * planned.size() + position;
    ObjectNode fork = JSON.createObjectNode();
    forks.add(fork);
    fork.put("case", c.id()).put("block", block).put("position", position);
    String clock =
        String.format(Locale.ROOT, "2026-11-26T%02d:%02d:", 19 + minute / 60, minute % 60);
    fork.put("attempt", attempt).put("started", clock + "00Z").put("finished", clock + "05Z");
    String noise = noiseOf(c, block);
    long steal = random.nextInt(40) == 0 ? 10 : 0;
    fork.put("error", error)
        .putObject("noise")
        .put("stealMillis", noise.equals("steal") ? 300 : steal)
        .put("foreignMillis", noise.equals("foreign") ? Long.valueOf(900) : quiet(block))
        .put("loadBefore", noise.equals("load") ? 5.5 : 0.4);
    return fork.putNull("result");
  }

  private Long quiet(int block) {
    return noisy ? Long.valueOf(10 * (block % 3)) : null;
  }

  private void result(ObjectNode fork, Planned c, int block, double drift) {
    ObjectNode result = fork.putObject("result");
    String version = JDKS.get(c.json.get("jdk").asText());
    result
        .putObject("vm")
        .put("jmh", "1.37")
        .put("jdk", version)
        .put("name", VM)
        .put("version", version + "+6")
        .set("args", run.at("/settings/jvmArgs"));
    ArrayNode warm = result.putArray("warmup");
    boolean broadcast = c.json.hasNonNull("metric");
    if (!broadcast) {
      warm.add(Math.rint(c.speed / 2)).add(Math.rint(0.99 * c.speed)).add(Math.rint(c.speed));
    }
    String noise = noiseOf(c, block);
    double factor = noise.isEmpty() ? 1 : 0.7;
    if (moved && distance(c, block)[1] < 100) {
      factor = 3;
    }
    double speed = factor * c.speed * drift * (1 + 0.012 * random.nextGaussian());
    long switches = noise.equals("switches") ? 120 : 3;
    long migrations = noise.equals("migrations") ? 1 : 0;
    ArrayNode scores = result.putArray("scores");
    ObjectNode counts = result.putObject("counts");
    ObjectNode rates = result.putObject("rates");
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
    int first = c.isOfCalls() ? 0 : 8;
    for (int i = 0; i < ITERATIONS; i++) {
      double score = Math.round(speed * (1 + 0.008 * random.nextGaussian()) * 10) / 10.0;
      double served = Math.round(score * (c.cpus - 1) * 90) / 10.0;
      scores.add(broadcast ? score + served : score);
      if (broadcast) {
        rates.withArray("/call").add(score);
        rates.withArray("/serve").add(served);
      }
      long calls = Math.round(score * 0.42);
      long lost = random.nextDouble() < c.failing ? 1 + random.nextInt(3) : 0;
      long warned = lost > 0 && random.nextBoolean() ? 1 : 0;
      long[] values = {
        calls,
        calls * (c.cpus - 1) - lost,
        lost + warned,
        lost,
        0,
        warned,
        0,
        0,
        0,
        0,
        switches,
        migrations,
        1
      };
      for (int m = first; m < names.length; m++) {
        counts.withArray("/" + names[m]).add(values[m]);
      }
      if (c.callers > 1 && blocks == MORE_BLOCKS) {
        shares(counts, c.callers, calls / c.callers);
      }
    }
    result.put("megahertz", noisy ? 2450.5 - fork.get("position").asInt() : null);
    result.putNull("latency").putNull("roundTripNanos");
    if (c.isOfCalls() && timed) {
      latency(result, c, c.callers * 1e9 / speed);
    }
    if (moved) {
      double[] trip = distance(c, block);
      result.putObject("roundTripNanos").put("before", trip[0]).put("after", trip[1]);
    }
  }

  /** One thread makes 3 % fewer calls than the mean, and one 3 % more. */
  private static void shares(ObjectNode counts, int callers, long mean) {
    long off = Math.round(0.03 * mean);
    counts.withArray("/leastCalls").add(mean - off);
    counts.withArray("/mostCalls").add(mean + off);
    counts.withArray("/squaredCalls").add(callers * mean * mean + 2 * off * off);
  }

  /** Most calls are near the mean, one in a hundred is several times slower, few are far slower. */
  private void latency(ObjectNode result, Planned c, double mean) {
    Histogram times = new Histogram(1, 10_000_000_000L, 2);
    long calls = Math.round(ITERATIONS * 0.4 * 1e9 * c.callers / mean / EVERY / 20);
    for (long call = 0; call < calls; call++) {
      double time = 0.95 * mean * Math.exp(0.15 * random.nextGaussian());
      double luck = random.nextDouble();
      if (luck < 0.012) {
        time *= 2 + 4 * random.nextDouble();
      }
      if (luck < 0.0008) {
        time += 20_000 * Math.exp(1.2 * random.nextGaussian());
      }
      times.recordValue(Math.round(time));
    }
    ByteBuffer bytes = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
    int length = times.encodeIntoCompressedByteBuffer(bytes);
    byte[] compressed = Arrays.copyOf(bytes.array(), length);
    result
        .putObject("latency")
        .put("every", EVERY)
        .put("clockNanos", Math.round((24 + random.nextGaussian()) * 10) / 10.0)
        .put("droppedIterations", 0)
        .put("histogram", Base64.getEncoder().encodeToString(compressed));
  }
}
