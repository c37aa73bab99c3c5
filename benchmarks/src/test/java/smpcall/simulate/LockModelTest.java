// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.program.LockedSection;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;

/**
 * A ticket lock on the simulated machine against the Markov chain of Boyd-Wickizer, Kaashoek,
 * Morris and Zeldovich, "Non-scalable locks are dangerous" (2012): with k of n CPUs at the lock
 * others arrive at the rate (n - k) / a, and one leaves at 1 / (s + c k / 2).
 *
 * <p>a is the work between two sections. s is a section that is handed over: the section, the
 * upgrade of the released line, its transfer to the next CPU, and the time for which that keeps it.
 * c is the time for which each waiting CPU's read occupies the line.
 */
@Tag("slow")
class LockModelTest {

  private static final List<Integer> CPUS = List.of(2, 4, 8, 16, 32);
  private static final int SATURATED = 16;

  private static final double A = LockedSection.LOCAL_WORK;
  private static final double TRANSFER = Parameters.STANDARD.picoseconds(Parameter.L);
  private static final double S =
      LockedSection.SECTION + 2 * TRANSFER + Parameters.STANDARD.picoseconds(Parameter.HOLD);
  private static final double C = TRANSFER * Parameters.STANDARD.get(Parameter.OCCUPANCY);

  private static double predicted(int cpus) {
    double[] probability = new double[cpus + 1];
    probability[0] = 1;
    double sum = 1;
    for (int k = 1; k <= cpus; k++) {
      double arrivals = (cpus - (k - 1)) / A;
      probability[k] = probability[k - 1] * arrivals * service(k);
      sum += probability[k];
    }
    double throughput = 0;
    for (int k = 1; k <= cpus; k++) {
      throughput += probability[k] / sum / service(k);
    }
    return throughput;
  }

  private static double service(int k) {
    return S + C * k / 2;
  }

  private static double simulated(int cpus) {
    RunResult result = Simulation.run(Runs.of(Workload.LOCK, "ticket", cpus));
    return (double) result.events().get(Event.CALL) / result.picoseconds();
  }

  private static int peak(Map<Integer, Double> throughput) {
    return throughput.entrySet().stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  @Test
  void agreesWithTheMarkovChain() {
    Map<Integer, Double> simulated = new TreeMap<>();
    Map<Integer, Double> predicted = new TreeMap<>();
    for (int cpus : CPUS) {
      simulated.put(cpus, simulated(cpus));
      predicted.put(cpus, predicted(cpus));
    }

    for (int cpus : CPUS) {
      if (cpus <= SATURATED) {
        assertThat(simulated.get(cpus))
            .as("%d CPUs", cpus)
            .isCloseTo(predicted.get(cpus), Percentage.withPercentage(5));
      } else {
        assertThat(simulated.get(cpus)).as("collapse").isLessThan(predicted.get(cpus));
      }
    }
    assertThat(peak(simulated)).isEqualTo(peak(predicted));
  }
}
