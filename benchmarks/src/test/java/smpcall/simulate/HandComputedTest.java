// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.engine.InterruptModel;

/**
 * One call between two CPUs, computed by hand: sender S, target T, all parameters at their defaults
 * but no jitter. Each step below is a line that is fetched; "S loses" is a copy lost. A fetched
 * line is kept until 100 ns after its transfer began (80 for the transfer, 20 of hold).
 */
class HandComputedTest {

  private static Map<String, Long> perCall(RunResult result, Map<?, Long> counts) {
    long calls = result.events().get(Event.CALL);
    Map<String, Long> perCall = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          assertThat(count % calls).as("every call is like the last one").isZero();
          if (count > 0) {
            perCall.put(key.toString(), count / calls);
          }
        });
    return perCall;
  }

  private static Map<String, Long> counts(String text) {
    return Stream.of(text.split(" "))
        .map(each -> each.split("="))
        .collect(Collectors.toMap(each -> each[0], each -> Long.parseLong(each[1])));
  }

  private static RunResult call(String version) {
    return Simulation.run(
        Runs.of(Workload.BROADCAST, version, 2, "jitter=0", InterruptModel.ANYWHERE));
  }

  private static void check(String version, String kinds, int invalidations, String fields) {
    RunResult result = call(version);

    assertThat(perCall(result, result.kinds())).isEqualTo(counts(kinds));
    assertThat(perCall(result, result.fields())).isEqualTo(counts(fields));
    assertThat(result.invalidations()).isEqualTo(invalidations * result.events().get(Event.CALL));
  }

  /**
   * One line, the mailbox M; both have a copy of the last answer. 1. S writes the request: upgrade,
   * T loses. 2. T reads it. 3. T writes the answer: upgrade, S loses. 4. S, which waits for it,
   * reads it.
   */
  @Test
  void floor() {
    check("floor", "LOAD=2 UPGRADE=2", 2, "other=4");
  }

  /**
   * 1. S reaches the line at once: 80 ns for its upgrade, in its store buffer; before that it takes
   * 9 ns for 9 loads and stores, and the drain ends 80 ns after the first of them, its 8th access.
   * The interrupt takes 100 + 500, entering 100, then T reads M (80), runs the function (2) and
   * writes its answer: another 80 until S can fetch it, which keeps T's line for 20 first. S's own
   * transfer takes 80. All that is left, 16 ns, are accesses to lines that they have.
   */
  @Test
  void theTimeOfFloorIsThatOfItsSteps() {
    RunResult result = call("floor");
    long steps = 80 + 100 + 500 + 100 + 80 + 2 + 80 + 20 + 80;

    assertThat(result.picosecondsOfCall() / 1000 - steps).isBetween(0L, 20L);
  }

  /**
   * Lines: the entry E, of which both have a copy; the list and its lock, Q, which T wrote last. 1.
   * S sets LOCK: upgrade of E, T loses. 2. S takes the list's lock: atomic on Q, T loses. 3. T
   * reads the head of the list, Q. 4. T takes the entry's lock: atomic on E, S loses; S waits for
   * LOCK and asks for E. 5. After 100 ns S reads E: LOCK is set; it sleeps. T has spent 80 on the
   * transfer, 8 on the atomic, 2 to see that it has the lock and its bit, 8 to clear that, 2 to
   * unlock, 2 to read the call, 2 in the function: 104. 6. T takes the entry's lock again: upgrade,
   * S loses and asks. 7. T takes the list's lock: upgrade of Q, S loses. 8. S reads E. 9. T poisons
   * the entry's prev: upgrade, S loses. 10. S reads E, and LOCK is clear.
   */
  @Test
  void spinlock() {
    check(
        "spinlock",
        "LOAD=4 ATOMIC=2 UPGRADE=4",
        6,
        "cfd_data.flags=4 call_function.lock=2 call_function.next=1 cfd_data.lock=2"
            + " cfd_data.prev=1");
  }

  /**
   * 1. to 3. as before. 4. T clears its bit: atomic on E, S loses and asks. It runs the function
   * and drops the reference within the 100 ns. 5. S reads E. 6. T takes the list's lock: upgrade of
   * Q, S loses. 7. T poisons prev: upgrade of E, S loses. 8. S reads E, and LOCK is clear.
   */
  @Test
  void lockfree() {
    check(
        "lockfree",
        "LOAD=3 ATOMIC=2 UPGRADE=3",
        5,
        "cfd_data.flags=3 call_function.lock=2 call_function.next=1 cfd_data.cpumask=1"
            + " cfd_data.prev=1");
  }

  /**
   * As before, but T reads the count before it clears its bit: a load of E, and then an upgrade for
   * the atomic. That is the one transfer that the patch adds.
   */
  @Test
  void patched() {
    check(
        "patched",
        "LOAD=4 ATOMIC=1 UPGRADE=4",
        5,
        "cfd_data.flags=3 call_function.lock=2 call_function.next=1 cfd_data.refs=1"
            + " cfd_data.cpumask=1 cfd_data.prev=1");
  }

  /** The same, but what T reads first is the mask. */
  @ParameterizedTest
  @ValueSource(strings = {"linux-6dc19899", "linux-2.6.38", "linux-2.6.39"})
  void whatWasMerged(String version) {
    check(
        version,
        "LOAD=4 ATOMIC=1 UPGRADE=4",
        5,
        "cfd_data.flags=3 call_function.lock=2 call_function.next=1 cfd_data.cpumask=2"
            + " cfd_data.prev=1");
  }

  /**
   * Lines: the call data C, of which both have a copy; T's queue, which T wrote last. 1. S sets
   * LOCK: upgrade of C, T loses. 2. S reads the queue's head. 3. S adds C: upgrade of the queue, T
   * loses. 4. T takes all: atomic on the queue, S loses. 5. T reads C's next. 6. T writes it, to
   * reverse the list: upgrade of C, S loses and asks. T runs the function and clears LOCK within
   * the 100 ns. 7. S reads C.
   */
  @ParameterizedTest
  @ValueSource(strings = {"linux-4.14", "linux-5.13"})
  void queues(String version) {
    check(
        version,
        "LOAD=3 ATOMIC=1 UPGRADE=3",
        4,
        "csd.flags=2 call_single_queue.first=3 csd.next=2");
  }
}
