// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure of it is JMH's own formatter, given the same iterations. */
class JmhMergeTest {

  private static final String CASE = "storm-spinlock-2cpus-a";
  private static final double[] FIRST = {1000, 1100, 1200};
  private static final double[] SECOND = {900, 950.5, 1003.25};

  private final JmhMerge merge = new JmhMerge(new ObjectMapper());

  private void add(double[]... forks) {
    for (double[] scores : forks) {
      merge.add(CASE, JmhResults.fork(scores).get(0));
    }
  }

  private JsonNode merged() {
    return JmhResults.read(merge.result(List.of(CASE)).toString());
  }

  private static ObjectNode withoutSummaries(JsonNode array) {
    ObjectNode element = array.get(0).deepCopy();
    element
        .get("secondaryMetrics")
        .forEach(
            metric ->
                ((ObjectNode) metric).remove(List.of("score", "scoreError", "scoreConfidence")));
    return element;
  }

  @Test
  void oneForkIsWhatJmhWroteOfIt() {
    add(FIRST);

    assertThat(withoutSummaries(merged())).isEqualTo(withoutSummaries(JmhResults.fork(FIRST)));
  }

  @Test
  void twoForksAreWhatJmhWouldHaveWrittenOfBoth() {
    add(FIRST, SECOND);

    assertThat(withoutSummaries(merged()))
        .isEqualTo(withoutSummaries(JmhResults.json(FIRST, SECOND)));
  }

  @Test
  void theSummariesOfSecondaryMetricsAreJmhsToo() {
    add(FIRST, SECOND);

    assertThat(merged()).isEqualTo(JmhResults.json(FIRST, SECOND));
  }

  @Test
  void everyForkIsARowOfRawData() {
    add(FIRST, SECOND);

    JsonNode element = merged().get(0);
    assertThat(element.get("forks").asInt()).isEqualTo(2);
    assertThat(element.at("/primaryMetric/rawData"))
        .hasToString("[[1000.0,1100.0,1200.0],[900.0,950.5,1003.25]]");
    assertThat(element.at("/secondaryMetrics/calls/rawData"))
        .hasToString("[[500.0,550.0,600.0],[450.0,475.0,501.0]]");
  }

  @Test
  void theScoreIsTheMeanOfAllIterations() {
    add(new double[] {1, 2}, new double[] {3, 6});

    JsonNode primary = merged().get(0).get("primaryMetric");
    assertThat(primary.get("score").asDouble()).isEqualTo(3);
    assertThat(primary.at("/scorePercentiles/0.0").asDouble()).isEqualTo(1);
    assertThat(primary.at("/scorePercentiles/100.0").asDouble()).isEqualTo(6);
  }

  @Test
  void anErrorThatTwoIterationsDoNotGiveIsTheStringThatJmhWrites() {
    add(new double[] {1000}, new double[] {1100});

    JsonNode primary = merged().get(0).get("primaryMetric");
    assertThat(primary.get("scoreError")).hasToString("\"NaN\"");
    assertThat(primary.get("scoreConfidence")).hasToString("[\"NaN\",\"NaN\"]");
    assertThat(primary)
        .isEqualTo(
            JmhResults.json(new double[] {1000}, new double[] {1100}).at("/0/primaryMetric"));
  }

  @Test
  void addingAForkTellsItsRow() {
    JsonNode fork = JmhResults.fork(FIRST).get(0);

    assertThat(merge.add("one", fork)).isEqualTo(0);
    assertThat(merge.add("two", fork)).isEqualTo(0);
    assertThat(merge.add("one", fork)).isEqualTo(1);
    assertThat(merge.add("one", fork)).isEqualTo(2);
  }

  @Test
  void casesComeInTheOrderOfThePlanAndOnlyThoseThatRan() {
    merge.add("late", JmhResults.fork(SECOND).get(0));
    merge.add("early", JmhResults.fork(FIRST).get(0));

    assertThat(merge.result(List.of("early", "never", "late")))
        .extracting(element -> element.at("/primaryMetric/rawData/0/0").asDouble())
        .containsExactly(FIRST[0], SECOND[0]);
  }

  @Test
  void whatWasAddedIsLeftAsItWas() {
    JsonNode fork = JmhResults.fork(FIRST).get(0);
    JsonNode copy = fork.deepCopy();
    merge.add(CASE, fork);
    add(SECOND);

    merged();

    assertThat(fork).isEqualTo(copy);
  }
}
