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
 * Makes the sample run with paced calls: storm and broadcast at two gaps and back to back, the
 * native control, drawn factors, and forks that ran again because their CPUs moved.
 */
final class PacedSample {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "20261115T080000Z";
  private static final String HOST = "paced";
  private static final int BLOCKS = 12;
  private static final int ITERATIONS = 4;
  private static final int MILLIS = 100;
  private static final int CPUS = 2;

  /** In the order of a plan; 0 is back to back. */
  private static final int[] GAPS = {1000, 5000, 0};

  private static final int[] SPIN = {0, 16, 32, 64, 96};
  private static final int[] PAD = {0, 9, 18, 27, 36, 45, 54, 63};
  private static final double ROUND_TRIP = 117;

  private static final List<String> NATIVES =
      List.of("spinlock", "lockfree", "patched", "linux-2.6.39");

  /** The time of a paced call in storm without anything drawn, nanoseconds. */
  private static final Map<String, Double> NANOS =
      Map.ofEntries(
          Map.entry("floor", 420.0),
          Map.entry("spinlock", 1080.0),
          Map.entry("lockfree", 880.0),
          Map.entry("patched", 900.0),
          Map.entry("linux-2.6.39", 870.0),
          Map.entry("native-spinlock", 860.0),
          Map.entry("native-lockfree", 770.0),
          Map.entry("native-patched", 775.0),
          Map.entry("native-linux-2.6.39", 765.0),
          Map.entry("kernel", 17_000.0));

  private final ObjectNode run = JSON.createObjectNode();
  private final StringBuilder lines = new StringBuilder();
  private final List<ObjectNode> cases = new ArrayList<>();
  private final Random random = new Random(20100323);
  private int forks;

  static void write(Path results, JsonNode versions) throws IOException {
    new PacedSample().make(Files.createDirectories(results.resolve(HOST).resolve(ID)), versions);
  }

  private void make(Path directory, JsonNode versions) throws IOException {
    run.put("schema", 4).put("id", ID).put("host", HOST).put("started", "2026-11-15T08:00:00Z");
    run.putObject("study")
        .put("commit", "0123456789abcdef0123456789abcdef01234567")
        .put("dirty", false)
        .putNull("build");
    environment();
    settings();
    ArrayNode known = run.putArray("versions");
    for (JsonNode version : versions) {
      if (NANOS.containsKey(version.get("id").asText())) {
        known.add(version);
      }
    }
    cases();
    run.putArray("cases").addAll(cases);
    run.putArray("omitted");
    for (int block = 1; block <= BLOCKS; block++) {
      block(block);
    }
    run.putObject("ended").put("reason", "plan").put("blocks", BLOCKS);
    Files.writeString(directory.resolve("run.json"), run.toPrettyString() + "\n");
    Files.writeString(directory.resolve("forks.jsonl"), lines.toString());
  }

  private void environment() {
    ObjectNode environment = run.putObject("environment");
    environment.put("cpuModel", "AMD EPYC 7B13 (2 CPUs of a guest)");
    environment.put("architecture", "amd64").put("machine", "x86_64").put("kernel", "6.1.0-31");
    environment.put("hypervisor", "KVM").put("clockSource", "tsc");
    environment.put("onlineCpus", CPUS).put("cores", CPUS).put("sockets", 1);
    environment.putArray("allowedCpus").add(0).add(1);
    for (String unknown :
        "microcode governor boost smt isolatedCpus tickless coreKinds nodes roundTrips"
            .split(" ")) {
      environment.putNull(unknown);
    }
    environment
        .putObject("jdks")
        .putObject("17")
        .put("version", "17.0.15+6")
        .put("vendor", "Debian")
        .put("vm", "OpenJDK 64-Bit Server VM")
        .put("architecture", "amd64")
        .put("emulated", false)
        .putNull("launcher")
        .putArray("flags");
  }

  private void settings() {
    ObjectNode settings = run.putObject("settings");
    settings.put("profile", "full").put("seed", 20100323L);
    settings.put("blocks", BLOCKS).put("leastBlocks", 6);
    settings.putNull("budgetSeconds").putNull("budgetAfterBlocks").putNull("precisionPercent");
    settings.put("warmupIterations", 3).put("measurementIterations", ITERATIONS);
    settings.put("iterationMillis", MILLIS).putArray("jvmArgs").add("-Xms256m").add("-Xmx256m");
    settings
        .putObject("contamination")
        .put("stealPercent", 1.0)
        .put("foreignPercent", 5.0)
        .put("involuntarySwitches", 100.0)
        .put("migrations", 0.0)
        .put("loadPerCpu", 2.0);
    settings.putObject("pairing").put("roundTripFactor", 1.5);
    ObjectNode drawn = settings.putObject("drawn");
    Arrays.stream(SPIN).forEach(drawn.putArray("spin")::add);
    Arrays.stream(PAD).forEach(drawn.putArray("pad")::add);
    settings.put("attempts", 3);
  }

  private void cases() {
    for (String workload : new String[] {"storm", "broadcast"}) {
      for (int gap : GAPS) {
        add(workload, "floor", "a", gap);
        add(workload, "spinlock", "a", gap);
        add(workload, "spinlock", "b", gap);
        add(workload, "lockfree", "a", gap);
        add(workload, "patched", "a", gap);
        add(workload, "linux-2.6.39", "a", gap);
        NATIVES.forEach(version -> add(workload, "native-" + version, "a", gap));
      }
    }
    for (int gap : GAPS) {
      add("broadcast", "kernel", "a", gap);
    }
  }

  private static String id(String workload, String variant, int gap, String arm) {
    String pace = gap == 0 ? "" : "-gap" + gap;
    return workload + "-" + variant + "-" + CPUS + "cpus" + pace + "-" + arm;
  }

  private void add(String workload, String variant, String arm, int gap) {
    boolean broadcast = workload.equals("broadcast");
    boolean control = variant.startsWith("native-");
    ObjectNode c = JSON.createObjectNode();
    c.put("id", id(workload, variant, gap, arm)).put("workload", workload);
    c.put("variant", variant).put("arm", arm).put("cpus", CPUS).put("policy", "cores");
    c.putArray("placement").add(0).add(1);
    c.put("jdk", "17").put("callers", broadcast ? 1 : CPUS).putNull("blocks");
    baseline(c, workload, variant, arm, gap);
    String java = broadcast ? "Broadcast.broadcast" : "Storm.call";
    c.put("benchmark", control ? "native" : "smpcall.benchmark." + java);
    c.put("metric", gap > 0 ? "callNanos" : broadcast ? "call" : null);
    ObjectNode params = c.putObject("params");
    if (variant.equals("kernel")) {
      c.put("benchmark", "smpcall.benchmark.KernelCall.broadcast");
    } else {
      params.put("version", control ? variant.substring(7) : variant).put("arm", arm);
    }
    params.put("gap", String.valueOf(gap));
    c.put("gapNanos", gap);
    cases.add(c);
  }

  /** Both arms of spinlock are the baseline of the versions, the one of the control that of its. */
  private static void baseline(ObjectNode c, String workload, String variant, String arm, int gap) {
    String reference = id(workload, "spinlock", gap, "a");
    boolean none = variant.matches("floor|kernel|native-spinlock");
    if (none || variant.equals("spinlock") && arm.equals("a")) {
      c.putNull("baseline");
    } else if (variant.startsWith("native-")) {
      c.put("baseline", id(workload, "native-spinlock", gap, "a"));
    } else {
      c.put("baseline", reference);
      ArrayNode arms = c.putArray("baselineArms").add(reference);
      if (!variant.equals("spinlock")) {
        arms.add(id(workload, "spinlock", gap, "b"));
      }
    }
  }

  private void block(int block) {
    double drift = 1 + 0.02 * random.nextGaussian();
    List<ObjectNode> order = new ArrayList<>(cases);
    Collections.shuffle(order, random);
    for (int position = 1; position <= order.size(); position++) {
      ObjectNode c = order.get(position - 1);
      int moves = moves(c.get("id").asText(), block);
      for (int attempt = 1; attempt <= Math.min(moves, 2) + 1; attempt++) {
        boolean again = attempt <= Math.min(moves, 2);
        fork(c, block, position, attempt, drift, again, attempt <= moves);
      }
    }
  }

  /** How often the CPUs moved while a case ran in a block: the third time it is left at that. */
  private static int moves(String id, int block) {
    return switch (id + " " + block) {
      case "storm-patched-2cpus-gap1000-a 3", "broadcast-spinlock-2cpus-gap5000-b 7" -> 1;
      case "storm-lockfree-2cpus-gap1000-a 5" -> 2;
      case "storm-patched-2cpus-gap5000-a 9" -> 3;
      default -> 0;
    };
  }

  private void fork(
      ObjectNode c,
      int block,
      int position,
      int attempt,
      double drift,
      boolean again,
      boolean moved) {
    forks++;
    ObjectNode fork = JSON.createObjectNode();
    String clock = String.format(Locale.ROOT, "2026-11-15T%02d:%02d:", 8 + forks / 60, forks % 60);
    fork.put("case", c.get("id").asText()).put("block", block).put("position", position);
    fork.put("attempt", attempt).put("started", clock + "00Z").put("finished", clock + "05Z");
    fork.putNull("error");
    fork.putObject("noise").put("stealMillis", 0).put("foreignMillis", 10).put("loadBefore", 0.4);
    result(fork.putObject("result"), c, block, drift, moved);
    if (!c.get("variant").asText().equals("kernel")) {
      fork.putObject("drawn")
          .put("place", String.valueOf(random.nextInt(1 << 20)))
          .put("seed", String.valueOf(random.nextInt(1 << 20)))
          .put("spin", String.valueOf(spin(block)))
          .put("pad", String.valueOf(pad(block)));
    }
    if (again) {
      fork.put("repeated", "its CPUs moved: a cache line took 117 to 401 ns between them and back");
    }
    lines.append(fork).append('\n');
  }

  private static int spin(int block) {
    return SPIN[3 * block % SPIN.length];
  }

  private static int pad(int block) {
    return PAD[5 * block % PAD.length];
  }

  /** The waiting loop's length decides part of the spinlock's time, and less of the others'. */
  private double nanos(ObjectNode c, int block) {
    String variant = c.get("variant").asText();
    boolean broadcast = c.get("workload").asText().equals("broadcast");
    int gap = c.path("gapNanos").asInt();
    double own = variant.endsWith("spinlock") ? 0.0006 : 0.0002;
    double step = gap == 0 && variant.equals("patched") ? 0.85 : 1;
    return NANOS.get(variant)
        * (broadcast ? 0.6 : 1)
        * (gap == 5000 ? 0.97 : 1)
        * step
        * (1 + own * spin(block))
        * (1 + 0.0001 * pad(block));
  }

  private void result(ObjectNode result, ObjectNode c, int block, double drift, boolean moved) {
    boolean control = c.get("variant").asText().startsWith("native-");
    boolean broadcast = c.get("workload").asText().equals("broadcast");
    boolean kernel = c.get("variant").asText().equals("kernel");
    int gap = c.path("gapNanos").asInt();
    int callers = c.get("callers").asInt();
    ObjectNode vm = result.putObject("vm");
    vm.put("jmh", control ? null : "1.37").put("jdk", control ? null : "17.0.15");
    vm.put("name", control ? "native" : "OpenJDK 64-Bit Server VM");
    vm.put("version", control ? "cc (Debian 12.2.0-14) 12.2.0" : "17.0.15+6");
    ArrayNode args = vm.putArray("args");
    (control ? List.of("-O2", "-pthread") : List.of("-Xms256m", "-Xmx256m")).forEach(args::add);
    double nanos =
        nanos(c, block) * drift * (1 + 0.012 * random.nextGaussian()) * (moved ? 1.6 : 1);
    ArrayNode warmup = result.putArray("warmup");
    if (gap > 0) {
      warmup.add(Math.rint(2 * nanos)).add(Math.rint(1.02 * nanos));
    }
    ArrayNode scores = result.putArray("scores");
    ObjectNode counts = result.putObject("counts");
    ObjectNode rates = result.putObject("rates");
    ObjectNode times = JSON.createObjectNode();
    for (int i = 0; i < ITERATIONS; i++) {
      double mean = nanos * (1 + 0.008 * random.nextGaussian());
      double perSecond = callers * 1e9 / (mean + gap);
      scores.add(tenths(broadcast ? 10 * perSecond : perSecond));
      if (broadcast) {
        rates.withArray("/call").add(tenths(perSecond));
        rates.withArray("/serve").add(tenths(9 * perSecond));
      }
      if (gap > 0) {
        times.withArray("/callNanos").add(tenths(mean));
        times.withArray("/dueNanos").add(tenths(1.1 * mean + 25));
        counts.withArray("/timedCalls").add(Math.round(perSecond * MILLIS / 1000));
      }
      long calls = Math.round(1.05 * perSecond * MILLIS / 1000);
      counts.withArray("/calls").add(calls);
      if (kernel) {
        counts.withArray("/interrupts").add(calls);
      } else {
        counts.withArray("/executions").add(calls * (CPUS - 1));
        for (String none :
            "failures lost duplicated warnings leftovers lockups migrations".split(" ")) {
          counts.withArray("/" + none).add(0);
        }
        counts.withArray("/involuntarySwitches").add(2);
        if (callers > 1) {
          shares(counts, calls);
        }
      }
      counts.withArray("/shortThreads").add(0);
      counts.withArray("/misplaced").add(0);
    }
    if (gap > 0) {
      result.set("times", times);
    }
    result.putNull("megahertz");
    latency(result, kernel, nanos, gap > 0);
    ObjectNode trip = result.putObject("roundTripNanos");
    trip.put("before", trip()).put("after", moved ? 3.4 * trip() : trip());
    ArrayNode between = trip.putArray("between");
    for (int i = 1; i < ITERATIONS; i++) {
      between.add(moved && i == ITERATIONS - 1 ? 3.4 * trip() : trip());
    }
  }

  private static void shares(ObjectNode counts, long calls) {
    long one = Math.round(0.49 * calls);
    long other = calls - one;
    counts.withArray("/leastCalls").add(one);
    counts.withArray("/mostCalls").add(other);
    counts.withArray("/squaredCalls").add(one * one + other * other);
  }

  private double trip() {
    return tenths(ROUND_TRIP * (1 + 0.01 * random.nextGaussian()));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private void latency(ObjectNode result, boolean kernel, double mean, boolean paced) {
    if (kernel) {
      result.putNull("latency");
      return;
    }
    Histogram calls = new Histogram(1, 10_000_000_000L, 2);
    Histogram due = new Histogram(1, 10_000_000_000L, 2);
    for (int call = 0; call < 1500; call++) {
      double time = 0.97 * mean * Math.exp(0.12 * random.nextGaussian());
      time *= random.nextDouble() < 0.012 ? 3 : 1;
      calls.recordValue(Math.round(time));
      due.recordValue(Math.round(time + (random.nextDouble() < 0.1 ? 0.9 * mean : 25)));
    }
    ObjectNode latency =
        result
            .putObject("latency")
            .put("every", paced ? 1 : 16)
            .put("clockNanos", tenths(24 + random.nextGaussian()))
            .put("droppedIterations", 0)
            .put("histogram", encoded(calls));
    if (paced) {
      latency.put("fromDue", encoded(due));
    }
  }

  private static String encoded(Histogram times) {
    ByteBuffer bytes = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
    int length = times.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
