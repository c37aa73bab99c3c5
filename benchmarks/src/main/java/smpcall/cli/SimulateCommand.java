// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smpcall.experiment.HostLock;
import smpcall.experiment.process.AnalysisProcess;
import smpcall.experiment.process.SimulationWorkers;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.machine.Machine;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Simulation;
import smpcall.simulate.bill.BillTable;
import smpcall.store.Checkout;
import smpcall.store.DurableFile;
import smpcall.store.SimulatedFile;
import smpcall.store.SourceHash;

/** {@code ./study simulate}: runs the ports on a simulated multiprocessor. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description =
        "Runs the unchanged ports on 2 to 1024 simulated CPUs, and counts what a call costs them.",
    footer = {
      "",
      "It explains how costs grow. It predicts no machine's time: docs/simulation.md.",
      "Exit status: 0 fine, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study simulate",
      "  ./study simulate --versions spinlock,patched --cpus 8,64 --machine power7",
      "  ./study simulate --set L=120,hold=0 --grid 0 --workloads broadcast --cpus 1024",
      "  ./study simulate --bill",
      "  ./study simulate --profile full --json full.jsonl",
      "  ./study simulate --profile full --json full.jsonl --resume"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final Duration ROUND_TRIPS_LIMIT = Duration.ofSeconds(10);
  private static final int MEMORY_PERCENT = 70;
  private static final int NOTABLE_CPUS = 256;

  /** Bytes of the JVM for each 16 bytes of simulated memory, as seen with 1024 CPUs. */
  private static final long BYTES_FOR_EACH = 80;

  private static final long BYTES_OF_MEMORY = 16;
  private static final long BASE = 100 << 20;

  @Spec private CommandSpec spec;

  @Mixin private SimulateOptions options;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write each run to FILE as a line of JSON when it ends (default: a new file in"
              + " target/simulated).")
  private Path json;

  @Option(names = "--resume", description = "With --json: add the runs that FILE lacks.")
  private boolean resume;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the table of runs to FILE as CSV, too; replaces FILE.")
  private Path csv;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at a time (default: one for each CPU of this host).")
  private Integer jobs;

  @Option(
      names = "--bill",
      description = "Print only what one call of each version executes: loads, atomics, fences.")
  private boolean bill;

  @Option(names = "--worker", hidden = true, description = "Answer numbers of runs by their lines.")
  private boolean worker;

  @Override
  public Integer call() {
    if (bill) {
      BillTable.print().forEach(System.out::println);
      return ExitStatus.FINE;
    }
    if (options.wantsLatency()) {
      options.useLatency(oneWay());
    }
    List<RunSetup> runs = options.plan().runs();
    if (worker) {
      return answer(runs);
    }
    int workers = workers();
    long memory = hostMemory() * MEMORY_PERCENT / 100 / workers;
    requireMemory(runs, workers, memory);
    if (csv != null) {
      DurableFile.requireWritable("--csv", csv);
    }
    try {
      return simulate(runs, workers, memory);
    } catch (IOException e) {
      throw new UserError("--json " + json + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  private static double oneWay() {
    List<Double> nanos =
        HostLock.holding(
            "./study simulate",
            () ->
                RoundTrips.measure(Topology.ofThisHost().numbers(), ROUND_TRIPS_LIMIT)
                    .nanos()
                    .stream()
                    .map(RoundTrips.Pair::nanos)
                    .sorted()
                    .toList());
    double half = Math.round(nanos.get(nanos.size() / 2) * 10 / 2) / 10.0;
    System.err.println(
        "--machine this: L="
            + half
            + " ns is half a round trip of a line; no measurement fixes the other parameters");
    return half;
  }

  private int workers() {
    if (jobs != null && jobs < 1) {
      throw new UserError("--jobs " + jobs + ": give 1 or more");
    }
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  private int simulate(List<RunSetup> runs, int workers, long memory) throws IOException {
    Path file = file();
    String sources = SourceHash.of(Checkout.path(), SimulatedFile.SOURCES);
    SimulatedFile results =
        resume ? SimulatedFile.resume(file, sources) : SimulatedFile.create(file);
    List<Integer> missing =
        IntStream.range(0, runs.size()).filter(i -> !results.has(runs.get(i))).boxed().toList();
    announce(runs, missing.size(), results, file);
    SimulateProgress progress = new SimulateProgress(missing.stream().map(runs::get).toList());
    new SimulationWorkers(
            workerArguments(),
            memory,
            (run, line) -> {
              append(results, line);
              progress.done(runs.get(run));
            })
        .run(missing, workers);
    return AnalysisProcess.run(analysis(file));
  }

  private Path file() throws IOException {
    if (json != null) {
      if (!resume) {
        DurableFile.requireWritable("--json", json);
      } else if (!Files.isRegularFile(json)) {
        throw new UserError("--resume: there is no file " + json + "; remove --resume");
      }
      return json;
    }
    if (resume) {
      throw new UserError("--resume: needs a file; give --json FILE");
    }
    Path directory = Checkout.path().resolve("target").resolve("simulated");
    Files.createDirectories(directory);
    return directory.resolve(RunCommand.ID.format(Instant.now()) + ".jsonl");
  }

  private List<String> workerArguments() {
    List<String> arguments =
        new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
    arguments.add("--worker");
    if (options.latency() != null) {
      arguments.add("--latency=" + options.latency());
    }
    return arguments;
  }

  private List<String> analysis(Path file) {
    List<String> command = new ArrayList<>(List.of("simulated", file.toString(), "--no-charts"));
    if (csv != null) {
      command.addAll(List.of("--csv", csv.toString()));
    }
    return command;
  }

  private static void announce(List<RunSetup> runs, int missing, SimulatedFile results, Path file) {
    if (results.wasTorn()) {
      System.err.println("the last line of the file was cut off; that run is made again");
    }
    System.err.printf(
        Locale.ROOT,
        "%,d runs on up to %d simulated CPUs%s; each is in %s when it ends%n",
        runs.size(),
        runs.stream().mapToInt(RunSetup::cpus).max().orElse(0),
        missing < runs.size() ? ", " + (runs.size() - missing) + " of them done already" : "",
        file);
    if (!SimulateOptions.isCompleteHere()) {
      System.err.println(
          "this JDK has no virtual threads: a storm of 64 CPUs takes a minute or more; JDK 21 or"
              + " newer is some fifty times as fast, and goes on to 256 CPUs");
    }
  }

  private static void append(SimulatedFile results, String line) {
    try {
      results.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireMemory(List<RunSetup> runs, int workers, long memory) {
    int most = runs.stream().mapToInt(RunSetup::cpus).max().orElse(0);
    long needed = BYTES_FOR_EACH * Machine.capacity(most) / BYTES_OF_MEMORY + BASE;
    if (needed > memory) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "--cpus %d needs about %,d MB for each of %d jobs, and there are %,d; give fewer CPUs"
                  + " or --jobs 1",
              most,
              needed >> 20,
              workers,
              memory >> 20));
    }
    if (most > NOTABLE_CPUS) {
      System.err.printf(
          Locale.ROOT,
          "%d CPUs: about %,d MB for each of %d jobs, and minutes for a storm%n",
          most,
          needed >> 20,
          workers);
    }
  }

  private static long hostMemory() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  /** Answers numbers of runs by their lines, until the pipe is closed. */
  private static int answer(List<RunSetup> runs) {
    String sources = SourceHash.of(Checkout.path(), SimulatedFile.SOURCES);
    try (BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        RunSetup setup = runs.get(Integer.parseInt(line));
        System.out.println(SimulatedFile.line(Simulation.run(setup), sources));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.FINE;
  }
}
