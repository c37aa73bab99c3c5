// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import smpcall.host.RoundTripMeter;

/**
 * How far the first two CPUs of a fork are from each other, before its first iteration and after
 * its last: on some guests that changes from one minute to the next, so that a time in round trips
 * needs those of its own fork. Only the study asks for it.
 */
@State(Scope.Benchmark)
public class RoundTripProbe {

  /** The file that the result goes to; without it, nothing is measured. */
  public static final String FILE = "smpcall.roundTrip";

  private final RoundTripMeter meter = new RoundTripMeter();
  private final AtomicInteger left = new AtomicInteger();
  private double before;

  /** Measures while nothing else runs. */
  @Setup(Level.Trial)
  public void before(Placement placement) {
    if (isWanted(placement)) {
      before = measure(placement);
    }
  }

  /** A thread leaves; the last one to do so measures again and hands the result over. */
  void leave(Placement placement) throws IOException {
    if (left.incrementAndGet() == placement.threads() && isWanted(placement)) {
      RoundTrip both = new RoundTrip(before, measure(placement));
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
