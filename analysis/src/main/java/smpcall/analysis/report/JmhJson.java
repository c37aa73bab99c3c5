// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.read.ForkLine;
import smpcall.analysis.run.read.ForkLog;
import smpcall.analysis.run.read.RunFile;

/**
 * A run in JMH's own JSON, as JMH 1.37 writes it: an array with an entry for each case that has a
 * fork with a result. The parameters {@code cpus} and {@code jdk} make each entry unique for
 * viewers of JMH's results.
 */
public final class JmhJson {
  private static final double CONFIDENCE = 0.999;
  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JmhJson() {}

  /** The text of the file. */
  public static String of(RunFile file, ForkLog log) {
    ArrayNode entries = JSON.arrayNode();
    for (StudyCase c : file.cases().stream().filter(each -> !each.isNative()).toList()) {
      List<ForkLine.Result> forks =
          log.forks().stream()
              .filter(fork -> fork.caseId().equals(c.id()) && fork.repeated().isEmpty())
              .flatMap(fork -> fork.result().stream())
              .toList();
      if (!forks.isEmpty()) {
        entries.add(entry(c, file.settings(), forks));
      }
    }
    return entries.toPrettyString() + "\n";
  }

  private static ObjectNode entry(StudyCase c, Settings settings, List<ForkLine.Result> forks) {
    ForkLine.Vm vm = forks.get(0).vm();
    String time = settings.iterationMillis() + " ms";
    ObjectNode entry = JSON.objectNode();
    entry
        .put("jmhVersion", vm.jmh().orElse(""))
        .put("benchmark", c.benchmark())
        .put("mode", "thrpt");
    entry.put("threads", c.cpus()).put("forks", forks.size()).put("jvm", "java");
    vm.args().forEach(entry.putArray("jvmArgs")::add);
    entry
        .put("jdkVersion", vm.jdk().orElse(""))
        .put("vmName", vm.name())
        .put("vmVersion", vm.version());
    entry.put("warmupIterations", settings.warmupIterations()).put("warmupTime", time);
    entry.put("warmupBatchSize", 1);
    entry.put("measurementIterations", settings.measurementIterations());
    entry.put("measurementTime", time).put("measurementBatchSize", 1);
    ObjectNode params = entry.putObject("params");
    c.params().forEach(params::put);
    params.put("jdk", c.jdk()).put("cpus", String.valueOf(c.cpus()));
    entry.set("primaryMetric", rate(forks.stream().map(ForkLine.Result::scores).toList()));
    entry.putObject("secondaryMetrics").setAll(secondary(forks));
    return entry;
  }

  private static Map<String, ObjectNode> secondary(List<ForkLine.Result> forks) {
    Map<String, ObjectNode> metrics = new TreeMap<>();
    for (String name : forks.get(0).counts().keySet()) {
      metrics.put(
          name, count(forks.stream().map(fork -> doubles(fork.counts().get(name))).toList()));
    }
    for (String name : forks.get(0).rates().keySet()) {
      metrics.put(name, rate(forks.stream().map(fork -> fork.rates().get(name)).toList()));
    }
    return metrics;
  }

  private static List<Double> doubles(List<Long> counts) {
    return counts.stream().map(Long::doubleValue).toList();
  }

  private static ObjectNode rate(List<List<Double>> rows) {
    double[] values = values(rows);
    double mean = StatUtils.sum(values) / values.length;
    double error = error(values, mean);
    return metric(rows, "ops/s", mean, error, mean - error, mean + error);
  }

  /** The metric of a count of events: JMH adds the values up and gives no unit. */
  private static ObjectNode count(List<List<Double>> rows) {
    double sum = StatUtils.sum(values(rows));
    return metric(rows, "#", sum, Double.NaN, sum, sum);
  }

  private static ObjectNode metric(
      List<List<Double>> rows, String unit, double score, double error, double low, double high) {
    double[] values = values(rows);
    ObjectNode metric = JSON.objectNode();
    metric.set("score", number(score));
    metric.set("scoreError", number(error));
    metric.putArray("scoreConfidence").add(number(low)).add(number(high));
    ObjectNode percentiles = metric.putObject("scorePercentiles");
    for (double rank : PERCENTILES) {
      percentiles.set(String.valueOf(rank), number(percentile(values, rank)));
    }
    metric.put("scoreUnit", unit);
    ArrayNode raw = metric.putArray("rawData");
    for (List<Double> row : rows) {
      ArrayNode iterations = raw.addArray();
      row.forEach(value -> iterations.add(number(value)));
    }
    return metric;
  }

  private static double[] values(List<List<Double>> rows) {
    return rows.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
  }

  /** The half width of the interval of the mean, by Student's t; none for two values. */
  private static double error(double[] values, double mean) {
    int n = values.length;
    if (n <= 2) {
      return Double.NaN;
    }
    double t = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
    double squares = 0;
    for (double value : values) {
      squares += Math.pow(value - mean, 2);
    }
    return t * Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
  }

  private static double percentile(double[] values, double rank) {
    return rank == 0
        ? Arrays.stream(values).min().orElseThrow()
        : new Percentile().evaluate(values, rank);
  }

  /** A number; JMH writes NaN and infinities, which JSON does not have, as text. */
  private static JsonNode number(double value) {
    if (Double.isNaN(value)) {
      return JSON.textNode("NaN");
    }
    return Double.isInfinite(value)
        ? JSON.textNode(value > 0 ? "+INF" : "-INF")
        : JSON.numberNode(value);
  }
}
