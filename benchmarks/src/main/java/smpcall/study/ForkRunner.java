// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
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

/**
 * Runs one fork of a case in JMH.
 *
 * <p>JMH would run all forks of a case before the next one, so that drift of the machine looks like
 * a difference between cases; so it is given one at a time.
 */
final class ForkRunner {

  /**
   * What one fork gave.
   *
   * @param jmh JMH's JSON of it, an array with one element; null when it failed
   * @param error one line, or null
   * @param warmup scores of the warm-up iterations
   */
  record Outcome(JsonNode jmh, String error, List<Double> warmup) {}

  private final Settings settings;

  ForkRunner(Settings settings) {
    this.settings = settings;
  }

  /** Runs one fork; what goes wrong in it is in the outcome. */
  Outcome run(Case testCase) {
    RecordingFormat format = new RecordingFormat();
    try {
      Collection<RunResult> results = new Runner(options(testCase), format).run();
      return new Outcome(json(results), null, format.warmup());
    } catch (RunnerException e) {
      return new Outcome(null, format.complaint(), format.warmup());
    }
  }

  private Options options(Case testCase) {
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
            .jvmArgs(settings.jvmArgs().toArray(new String[0]));
    testCase.params().forEach((name, value) -> builder.param(name, value));
    return builder.build();
  }

  private static JsonNode json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    try {
      JsonNode jmh = new ObjectMapper().readTree(bytes.toString(StandardCharsets.UTF_8));
      for (JsonNode element : jmh) {
        ((ObjectNode) element).put("jvm", "java"); // where it is on this host concerns nobody
      }
      return jmh;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
