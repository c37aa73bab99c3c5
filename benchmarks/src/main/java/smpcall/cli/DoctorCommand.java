// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import smpcall.doctor.Diagnosis;
import smpcall.doctor.HostFacts;
import smpcall.doctor.HostState;
import smpcall.doctor.RoundTripTable;
import smpcall.experiment.HostLock;
import smpcall.host.Environment;
import smpcall.host.Jdk;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.message.Terminal;
import smpcall.message.UserError;

/** {@code ./study doctor}: describes this host and what spoils measurements on it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Describes this host and what spoils measurements on it, with cures.",
    footer = {
      "",
      "It changes nothing.",
      "Exit status: 0 whatever it finds, 2 bad usage.",
      "",
      "Examples:",
      "  ./study doctor"
    })
final class DoctorCommand implements Callable<Integer> {

  /** Enough for all pairs of about 40 CPUs; of more CPUs only a sample is measured. */
  private static final Duration ROUND_TRIPS_LIMIT = Duration.ofSeconds(10);

  @Override
  public Integer call() {
    Topology topology = Topology.ofThisHost();
    List<Integer> cpus = topology.numbers();
    Jdk own = Jdk.ofThisJvm();
    Environment host = Environment.ofThisHost(Map.of(String.valueOf(own.feature()), own));
    Measured measured = measure(topology, HostState.now(cpus));
    System.out.print(HostFacts.of(host, measured.now) + "\n" + measured.roundTrips + "\n");
    Diagnosis.inWords(Diagnosis.of(host, topology, measured.now))
        .lines()
        .map(Terminal.ofThisProcess()::message)
        .forEach(System.out::println);
    return 0;
  }

  /**
   * The part of the answer that takes a measurement.
   *
   * @param now the state of the host, with the steal of its CPUs
   * @param roundTrips the table of round trips, or a line that tells why there is none
   */
  private record Measured(HostState now, String roundTrips) {}

  private static Measured measure(Topology topology, HostState now) {
    List<Integer> cpus = topology.numbers();
    if (now.refusal().isPresent() || cpus.size() < 2) {
      return new Measured(now, "Round trips between CPUs cannot be measured here.\n");
    }
    try {
      return HostLock.holding(
          "./study doctor",
          () ->
              new Measured(
                  now.withSteal(cpus),
                  RoundTripTable.of(RoundTrips.measure(cpus, ROUND_TRIPS_LIMIT), topology)));
    } catch (UserError e) {
      return new Measured(
          now, "Steal and round trips between CPUs are not measured: " + e.getMessage() + "\n");
    }
  }
}
