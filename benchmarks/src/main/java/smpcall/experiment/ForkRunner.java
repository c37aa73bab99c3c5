// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import smpcall.benchmark.Latency;
import smpcall.benchmark.RoundTrip;
import smpcall.machine.Machine;
import smpcall.memory.MemoryBudget;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Settings;

/**
 * Runs one fork of a case in JMH.
 *
 * <p>JMH would run all forks of a case before the next one, so that drift of the machine looks like
 * a difference between cases; so it is given one at a time.
 */
public final class ForkRunner {

  /**
   * What one fork gave.
   *
   * @param jmh JMH's JSON of it, an array with one element; null when it failed
   * @param error one line, or null
   * @param warmup figures of the warm-up iterations
   * @param latency of its calls; null when it failed, or has none
   * @param megahertz of its slowest CPU at its end; null when it failed, or the host does not tell
   * @param roundTripNanos null when it failed, or has none
   */
  public record Outcome(
      JsonNode jmh,
      String error,
      List<Double> warmup,
      Latency latency,
      Double megahertz,
      RoundTrip roundTripNanos) {}

  /** By this flag JMH's entries of JDKs that are of one version are told apart; nobody reads it. */
  private static final String JDK = "-Dsmpcall.jdk=";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a fork has for machines when nothing is said. */
  private static final long ENOUGH_MEMORY = 16 << 20;

  /** Room for machines: every iteration's is elsewhere, and those before it may not be gone. */
  private static final int PLACES = 4;

  private final Settings settings;
  private final Map<String, JavaRuntimes.Runtime> runtimes;

  /**
   * @param runtimes what forks run on, by id
   */
  public ForkRunner(Settings settings, Map<String, JavaRuntimes.Runtime> runtimes) {
    this.settings = settings;
    this.runtimes = runtimes;
  }

  /** Runs one fork; what goes wrong in it is in the outcome. */
  public Outcome run(Case testCase) {
    IterationRecorder format = new IterationRecorder(testCase.metric(), testCase.placement());
    try (ForkOutput handOver = ForkOutput.create();
        JvmLauncher starter = JvmLauncher.of(runtimes.get(testCase.jdk()))) {
      Collection<RunResult> results =
          new Runner(options(testCase, handOver, starter), format).run();
      return new Outcome(
          json(results),
          null,
          format.warmup(),
          handOver.latency(),
          format.megahertz(),
          handOver.roundTrip());
    } catch (RunnerException e) {
      return new Outcome(null, format.complaint(), format.warmup(), null, null, null);
    } catch (IOException e) {
      throw new UserError(
          System.getProperty("java.io.tmpdir")
              + ": cannot be written ("
              + e.getMessage()
              + "); make room there, then './study run --resume' continues");
    }
  }

  private Options options(Case testCase, ForkOutput handOver, JvmLauncher starter) {
    TimeValue time = TimeValue.milliseconds(settings.iterationMillis());
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .include("^" + Pattern.quote(testCase.benchmark()) + "$")
            .threads(testCase.cpus())
            .forks(1)
            .warmupForks(0)
            .warmupIterations(settings.warmupIterations())
            .warmupTime(time)
            .measurementIterations(settings.measurementIterations())
            .measurementTime(time)
            .syncIterations(true)
            .shouldFailOnError(true)
            .jvmArgs(jvmArgs(testCase, handOver));
    if (testCase.callers() < testCase.cpus()) {
      builder.threadGroups(testCase.callers(), testCase.cpus() - testCase.callers());
    }
    starter.executable().map(Path::toString).ifPresent(builder::jvm);
    testCase.params().forEach((name, value) -> builder.param(name, value));
    return builder.build();
  }

  private String[] jvmArgs(Case testCase, ForkOutput handOver) {
    List<String> flags = new ArrayList<>(settings.jvmArgs());
    flags.addAll(runtimes.get(testCase.jdk()).flags());
    if (runtimes.size() > 1) {
      flags.add(JDK + testCase.jdk());
    }
    flags.addAll(handOver.flags());
    long memory = PLACES * (long) Machine.capacity(testCase.cpus());
    if (memory > ENOUGH_MEMORY) {
      flags.add("-D" + MemoryBudget.SIZE + "=" + memory);
      flags.add("-XX:MaxDirectMemorySize=" + 2 * memory);
    }
    return flags.toArray(new String[0]);
  }

  private static JsonNode json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    try {
      JsonNode jmh = JSON.readTree(bytes.toString(StandardCharsets.UTF_8));
      for (JsonNode element : jmh) {
        forgetPaths((ObjectNode) element);
      }
      return jmh;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where things are on this host concerns nobody. */
  private static void forgetPaths(ObjectNode element) {
    element.put("jvm", "java");
    Iterator<JsonNode> flags = ((ArrayNode) element.get("jvmArgs")).iterator();
    while (flags.hasNext()) {
      if (ForkOutput.isFlag(flags.next().asText())) {
        flags.remove();
      }
    }
  }
}
