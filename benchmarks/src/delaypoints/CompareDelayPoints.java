// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Do the delay points cost anything in a benchmark? Builds the benchmarks twice, from the sources as
 * they are and from a copy without the delay points, and runs forks of both in turn.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar benchmarks/src/delaypoints/CompareDelayPoints.java --blocks 20
 * </pre>
 *
 * <p>from the root of the repository, after {@code ./mvnw package}, on a machine that does nothing
 * else. A block is one fork of every version with the delay points and one without, in random order; a
 * fork counts as its median iteration; the interval is Student's t on the logarithms of the ratios
 * within blocks. Everything is below {@code benchmarks/target/delaypoints}.
 */
@Command(name = "CompareDelayPoints", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompareDelayPoints implements Callable<Integer> {

  private static final Path HOME = Path.of("benchmarks/target/delaypoints");
  private static final Path PORTS = Path.of("benchmarks/src/main/java/smpcall/kernel");
  private static final Pattern DELAY_POINT =
      Pattern.compile(
          "\\s*Delay\\.at\\(\\w+, DelayPoint\\.\\w+\\);|import smpcall\\.machine\\.(Delay|DelayPoint);");
  private static final Pattern LEFT = Pattern.compile("\\b(Delay|DelayPoint)\\b");
  private static final int ENOUGH = 6;

  @Option(names = "--blocks", defaultValue = "20", description = "20 when left out")
  private int blocks;

  @Option(names = "--seed", defaultValue = "1", description = "of the orders; 1 when left out")
  private long seed;

  @Option(
      names = "--versions",
      split = ",",
      defaultValue = "spinlock,patched,linux-4.14",
      description = "spinlock, patched and linux-4.14 when left out")
  private List<String> versions;

  @Option(names = "--iterations", defaultValue = "12", description = "of 100 ms; 12 when left out")
  private int iterations;

  /** One kind of fork, and the calls per second of those that ran, by block. */
  private record Kind(String version, String jar, List<Double> values) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new CompareDelayPoints()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(PORTS)) {
      System.err.println("CompareDelayPoints: " + PORTS + ": not there; start in the repository's root");
      return 2;
    }
    copy("with");
    copy("without");
    strip(HOME.resolve("without").resolve(PORTS));
    build("with");
    build("without");
    List<Kind> kinds = new ArrayList<>();
    for (String version : versions) {
      kinds.add(new Kind(version, "with", new ArrayList<>()));
      kinds.add(new Kind(version, "without", new ArrayList<>()));
    }
    for (int block = 1; block <= blocks; block++) {
      List<Kind> order = new ArrayList<>(kinds);
      Collections.shuffle(order, new Random(seed * 31 + block));
      for (Kind kind : order) {
        kind.values.add(fork(kind, block));
      }
    }
    System.out.printf(
        "%nStorm on 2 CPUs, seed %d: calls per second with the delay points, divided by those without%n%n",
        seed);
    System.out.printf("%-16s %8s  %-18s %s%n", "version", "ratio", "95 % interval", "blocks");
    for (int i = 0; i < kinds.size(); i += 2) {
      System.out.println(row(kinds.get(i), kinds.get(i + 1)));
    }
    return 0;
  }

  private static void copy(String name) throws IOException {
    for (String from :
        List.of("pom.xml", "mvnw", ".mvn", "benchmarks/pom.xml", "benchmarks/jcstress/pom.xml",
            "analysis/pom.xml", "benchmarks/src/main")) {
      try (Stream<Path> files = Files.walk(Path.of(from))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = HOME.resolve(name).resolve(file);
          Files.createDirectories(to.getParent());
          Files.copy(
              file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Takes out the lines of the delay points; none may be left, and there must have been some. */
  private static void strip(Path ports) throws IOException {
    int stripped = 0;
    int files = 0;
    try (Stream<Path> all = Files.list(ports)) {
      for (Path file : all.sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        List<String> left =
            lines.stream().filter(line -> !DELAY_POINT.matcher(line).matches()).toList();
        if (left.stream().anyMatch(line -> LEFT.matcher(line).find())) {
          throw new IllegalStateException(file + ": a delay point is left that is no line by itself");
        }
        stripped += lines.size() - left.size();
        files += lines.size() > left.size() ? 1 : 0;
        Files.write(file, left);
      }
    }
    if (stripped == 0) {
      throw new IllegalStateException(ports + ": has no delay points");
    }
    System.out.printf("%d lines of delay points taken out of %d files%n", stripped, files);
  }

  private static void build(String name) throws IOException, InterruptedException {
    System.out.println("building " + name + " the delay points");
    Path copy = HOME.resolve(name);
    run(
        copy.toFile(),
        copy.resolve("build.log"),
        List.of("./mvnw", "-B", "-q", "-pl", "benchmarks", "package", "-Dmaven.test.skip=true"));
  }

  /** Runs a fork by JMH's own command line; returns the median of its iterations. */
  private double fork(Kind kind, int block) throws IOException, InterruptedException {
    String name = String.format(Locale.ROOT, "%03d-%s-%s", block, kind.version, kind.jar);
    Path json = HOME.resolve(name + ".json").toAbsolutePath();
    Path jar = HOME.resolve(kind.jar).resolve("benchmarks/target/benchmarks.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar.toString(), "Storm"));
    command.addAll(List.of("-p", "version=" + kind.version, "-t", "2", "-f", "1"));
    command.addAll(List.of("-wi", "8", "-w", "100ms", "-i", "" + iterations, "-r", "100ms"));
    command.addAll(List.of("-rf", "json", "-rff", json.toString()));
    run(new File("."), HOME.resolve(name + ".log"), command);
    JsonNode fork = new ObjectMapper().readTree(json.toFile()).get(0);
    for (JsonNode failures : fork.at("/secondaryMetrics/failures/rawData/0")) {
      if (failures.asDouble() > 0) {
        throw new IllegalStateException(json + ": the audit found failures: no speed");
      }
    }
    DescriptiveStatistics scores = new DescriptiveStatistics();
    fork.at("/primaryMetric/rawData/0").forEach(score -> scores.addValue(score.asDouble()));
    double median = scores.getPercentile(50);
    System.out.printf(Locale.ROOT, "%s: %.0f calls/s%n", name, median);
    return median;
  }

  private static void run(File directory, Path log, List<String> command)
      throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(command)
            .directory(directory)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with status " + status + "; see " + log);
    }
  }

  private static String row(Kind with, Kind without) {
    DescriptiveStatistics logs = new DescriptiveStatistics();
    for (int i = 0; i < with.values.size(); i++) {
      logs.addValue(Math.log(with.values.get(i) / without.values.get(i)));
    }
    int n = (int) logs.getN();
    String interval = "n too small: " + points(logs);
    if (n >= ENOUGH) {
      double t = new TDistribution(null, n - 1).inverseCumulativeProbability(0.975);
      double half = t * logs.getStandardDeviation() / Math.sqrt(n);
      interval =
          String.format(
              Locale.ROOT,
              "[%.3f, %.3f]",
              Math.exp(logs.getMean() - half),
              Math.exp(logs.getMean() + half));
    }
    return String.format(
        Locale.ROOT, "%-16s %8.3f  %-18s %d", with.version, Math.exp(logs.getMean()), interval, n);
  }

  private static String points(DescriptiveStatistics logs) {
    return String.join(
        " ",
        Arrays.stream(logs.getValues())
            .mapToObj(log -> String.format(Locale.ROOT, "%.3f", Math.exp(log)))
            .toList());
  }
}
