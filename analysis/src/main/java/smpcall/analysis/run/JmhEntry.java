// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of jmh.json. Only the raw data is read; JMH's own averages and errors are not used.
 *
 * @param jdkVersion without the build, such as {@code 17.0.15}
 * @param jdk its id, where one of the JVM's flags has it
 * @param scores {@code [fork][iteration]}, operations per second
 * @param metrics the secondary metrics, each {@code [fork][iteration]}
 */
record JmhEntry(
    String benchmark,
    int threads,
    Optional<String> jdkVersion,
    Optional<String> jdk,
    Map<String, String> params,
    double[][] scores,
    Map<String, double[][]> metrics) {

  private static final String JDK = "-Dsmpcall.jdk=";

  static JmhEntry of(Members entry) {
    Map<String, double[][]> metrics = new HashMap<>();
    if (!entry.absent("secondaryMetrics")) {
      Members secondary = entry.object("secondaryMetrics");
      secondary
          .node()
          .fieldNames()
          .forEachRemaining(name -> metrics.put(name, rawData(secondary.object(name))));
    }
    return new JmhEntry(
        entry.text("benchmark"),
        entry.integer("threads"),
        entry.optionalText("jdkVersion"),
        jdk(entry),
        entry.absent("params") ? Map.of() : entry.textMap("params"),
        rawData(entry.object("primaryMetric")),
        metrics);
  }

  /** Whether the JDK is the right one is asked only where the run has several. */
  boolean isOf(StudyCase c) {
    return benchmark.equals(c.benchmark()) && threads == c.cpus() && params.equals(c.params());
  }

  /** By its id where the entry has it: two JDKs may be of one version. */
  boolean ranOn(String id, Jdk itself) {
    return jdk.map(id::equals).orElse(true) && jdkVersion.filter(itself::isVersion).isPresent();
  }

  private static Optional<String> jdk(Members entry) {
    List<String> flags = entry.absent("jvmArgs") ? List.of() : entry.texts("jvmArgs");
    return flags.stream()
        .filter(flag -> flag.startsWith(JDK))
        .map(flag -> flag.substring(JDK.length()))
        .findFirst();
  }

  /**
   * The value of a secondary metric in one iteration; empty when the benchmark has no such metric.
   */
  Optional<Double> metric(String name, int fork, int iteration) {
    double[][] rows = metrics.get(name);
    if (rows == null || fork >= rows.length || iteration >= rows[fork].length) {
      return Optional.empty();
    }
    return Optional.of(rows[fork][iteration]);
  }

  private static double[][] rawData(Members metric) {
    JsonNode rows = metric.node().path("rawData");
    if (!rows.isArray()) {
      throw new BadInputException(
          metric.file() + ": " + metric.place() + ".rawData is missing; " + metric.cure());
    }
    double[][] values = new double[rows.size()][];
    for (int fork = 0; fork < values.length; fork++) {
      values[fork] = new double[rows.get(fork).size()];
      for (int i = 0; i < values[fork].length; i++) {
        values[fork][i] = number(rows.get(fork).get(i));
        if (Math.abs(values[fork][i]) > Members.MOST) {
          throw new BadInputException(
              (metric.file() + ": " + metric.place() + ".rawData[" + fork + "][" + i + "]")
                  + (" is not within 1e15 of 0; " + metric.cure()));
        }
      }
    }
    return values;
  }

  /**
   * JMH writes what JSON has no number for as a text: "NaN", "+INF", "-INF". None of them is a
   * measurement, and neither are they without the quotes.
   */
  private static double number(JsonNode value) {
    return Double.isFinite(value.doubleValue()) && value.isNumber()
        ? value.doubleValue()
        : Double.NaN;
  }
}
