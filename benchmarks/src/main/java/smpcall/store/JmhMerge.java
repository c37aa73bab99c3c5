// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Puts JMH's JSON of single forks together to what JMH would have written, had it run all forks of
 * a case itself: rows of raw data side by side, and the summary over all their iterations.
 */
final class JmhMerge {

  private static final double CONFIDENCE = 0.999;

  private static final Pattern PERCENTILE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");

  private final ObjectMapper json;
  private final Map<String, ObjectNode> cases = new LinkedHashMap<>();

  JmhMerge(ObjectMapper json) {
    this.json = json;
  }

  /** Whether this is JMH's array of one fork, with all that is needed here. */
  static boolean takes(JsonNode jmh) {
    JsonNode metrics = jmh.path(0).path("secondaryMetrics");
    boolean whole = jmh.isArray() && jmh.size() == 1 && metrics.isObject();
    return whole
        && isMetric(jmh.path(0).path("primaryMetric"))
        && StreamSupport.stream(metrics.spliterator(), false).allMatch(JmhMerge::isMetric);
  }

  /** Whether forks of one case have the same metrics, so that their rows can stand together. */
  static boolean together(JsonNode one, JsonNode other) {
    return metrics(one).equals(metrics(other));
  }

  private static Set<String> metrics(JsonNode jmh) {
    return jmh.path(0).path("secondaryMetrics").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isMetric(JsonNode metric) {
    JsonNode rows = metric.path("rawData");
    JsonNode percentiles = metric.path("scorePercentiles");
    return metric.path("scoreUnit").isTextual()
        && rows.isArray()
        && rows.size() == 1
        && rows.get(0).isArray()
        && percentiles.isObject()
        && percentiles.properties().stream().allMatch(each -> isPercentile(each.getKey()));
  }

  private static boolean isPercentile(String key) {
    return PERCENTILE.matcher(key).matches() && Double.parseDouble(key) <= 100;
  }

  /**
   * Adds one fork.
   *
   * @param jmh an element of JMH's array, with the metrics of those before it
   * @return the index of its row
   */
  int add(String caseId, JsonNode jmh) {
    ObjectNode merged = cases.get(caseId);
    if (merged == null) {
      cases.put(caseId, jmh.deepCopy());
      return 0;
    }
    addRow(merged.get("primaryMetric"), jmh.get("primaryMetric"));
    JsonNode metrics = merged.get("secondaryMetrics");
    jmh.get("secondaryMetrics")
        .properties()
        .forEach(metric -> addRow(metrics.get(metric.getKey()), metric.getValue()));
    int rows = merged.get("primaryMetric").get("rawData").size();
    merged.put("forks", rows);
    return rows - 1;
  }

  private static void addRow(JsonNode metric, JsonNode added) {
    ((ArrayNode) metric.get("rawData")).addAll((ArrayNode) added.get("rawData"));
  }

  /** JMH's array: the cases in that order, those that have a row. */
  ArrayNode result(List<String> order) {
    ArrayNode array = json.createArrayNode();
    order.stream().map(cases::get).filter(Objects::nonNull).forEach(array::add);
    for (JsonNode element : array) {
      summarise((ObjectNode) element.get("primaryMetric"));
      element.get("secondaryMetrics").forEach(metric -> summariseSecondary((ObjectNode) metric));
    }
    return array;
  }

  /** JMH adds up what counts events, which have no unit. */
  private void summariseSecondary(ObjectNode metric) {
    summarise(metric);
    if (metric.get("scoreUnit").asText().equals("#")) {
      double sum = statistics(metric).getSum();
      metric.put("score", sum);
      metric.put("scoreError", "NaN");
      metric.putArray("scoreConfidence").add(sum).add(sum);
    }
  }

  private static ListStatistics statistics(ObjectNode metric) {
    ListStatistics statistics = new ListStatistics();
    metric
        .get("rawData")
        .forEach(row -> row.forEach(value -> statistics.addValue(value.asDouble())));
    return statistics;
  }

  private void summarise(ObjectNode metric) {
    ListStatistics statistics = statistics(metric);
    metric.put("score", statistics.getMean());
    metric.set("scoreError", number(statistics.getMeanErrorAt(CONFIDENCE)));
    double[] interval = statistics.getConfidenceIntervalAt(CONFIDENCE);
    metric.putArray("scoreConfidence").add(number(interval[0])).add(number(interval[1]));
    ObjectNode percentiles = (ObjectNode) metric.get("scorePercentiles");
    percentiles
        .properties()
        .forEach(
            entry ->
                entry.setValue(
                    number(statistics.getPercentile(Double.parseDouble(entry.getKey())))));
  }

  /** JMH writes what is not a number as a string. */
  private JsonNode number(double value) {
    if (Double.isNaN(value)) {
      return json.getNodeFactory().textNode("NaN");
    }
    return Double.isInfinite(value)
        ? json.getNodeFactory().textNode(value > 0 ? "+INF" : "-INF")
        : json.getNodeFactory().numberNode(value);
  }
}
