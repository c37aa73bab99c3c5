// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import smpcall.host.RoundTripMeter;

/**
 * Measures the round trip between the first two CPUs of a fork before its first iteration, before
 * each measured one and after its last. On some guests it changes from one minute to the next, so
 * that times in round trips need the fork's own values. Only the study uses it.
 */
@State(Scope.Benchmark)
public class RoundTripProbe {

  /** System property: the result's file; if it is not set, nothing is measured. */
  public static final String FILE = "smpcall.roundTrip";

  private final RoundTripMeter meter = new RoundTripMeter();
  private final AtomicInteger finished = new AtomicInteger();
  private final List<Double> between = new ArrayList<>();
  private double before;

  /** Measures while nothing else runs. */
  @Setup(Level.Trial)
  public void before(Placement placement) {
    if (isWanted(placement)) {
      before = measure(placement);
    }
  }

  /**
   * Called by each thread, pinned, before each iteration. The first two measure; a new thread would
   * have no CPU of its own, as JMH's threads spin meanwhile. The values before warm-up iterations
   * are dropped: they are for the JIT, which must not compile this during a measured one.
   *
   * @param index number of the thread
   */
  void between(int index, Placement placement, IterationParams next) {
    if (isWanted(placement)) {
      if (index == 0) {
        OptionalDouble nanos = meter.askOnce();
        if (next.getType() == IterationType.MEASUREMENT) {
          nanos.ifPresent(between::add);
        }
      } else if (index == 1) {
        meter.answerOnce();
      }
    }
  }

  /** Called by each thread at its end; the last caller measures again and writes the result. */
  void finish(Placement placement) throws IOException {
    if (finished.incrementAndGet() == placement.threads() && isWanted(placement)) {
      RoundTrip both = new RoundTrip(before, between, measure(placement));
      Files.writeString(Path.of(System.getProperty(FILE)), both.json());
    }
  }

  private static boolean isWanted(Placement placement) {
    return System.getProperty(FILE) != null && placement.threads() > 1;
  }

  private double measure(Placement placement) {
    return meter.nanos(placement.cpuOf(0), placement.cpuOf(1));
  }
}
