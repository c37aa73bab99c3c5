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
import smpcall.doctor.Problem;
import smpcall.doctor.RoundTripTable;
import smpcall.experiment.HostLock;
import smpcall.host.Environment;
import smpcall.host.Jdk;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.message.UserError;

/** {@code ./study doctor}: what this host is, and what spoils measurements on it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Says what this host is, and what spoils measurements on it, with cures.",
    footer = {
      "",
      "It changes nothing. Exit status: 0 whatever it finds, 2 bad usage.",
      "",
      "Examples:",
      "  ./study doctor"
    })
final class DoctorCommand implements Callable<Integer> {

  /** All pairs of about 40 CPUs; of more, a sample. */
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  @Override
  public Integer call() {
    Topology topology = Topology.ofThisHost();
    List<Integer> cpus = topology.numbers();
    Jdk own = Jdk.ofThisJvm();
    Environment host = Environment.ofThisHost(Map.of(String.valueOf(own.feature()), own));
    Seen seen = see(topology, HostState.now(cpus));
    System.out.print(HostFacts.of(host, seen.now) + "\n" + seen.trips + "\n");
    System.out.print(words(Diagnosis.of(host, topology, seen.now)));
    return 0;
  }

  /**
   * What had to be measured.
   *
   * @param trips between CPUs, as text
   */
  private record Seen(HostState now, String trips) {}

  private static Seen see(Topology topology, HostState now) {
    List<Integer> cpus = topology.numbers();
    if (now.refusal().isPresent() || cpus.size() < 2) {
      return new Seen(now, "Round trips between CPUs cannot be measured here.\n");
    }
    try {
      return HostLock.holding(
          "a doctor",
          () ->
              new Seen(
                  now.withSteal(cpus),
                  RoundTripTable.of(RoundTrips.measure(cpus, AT_MOST), topology)));
    } catch (UserError e) {
      return new Seen(
          now, "Steal and round trips between CPUs are not measured: " + e.getMessage() + "\n");
    }
  }

  private static String words(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "Nothing that this host tells would spoil a measurement.\n";
    }
    StringBuilder text = new StringBuilder("What spoils measurements here, and the cure:\n");
    problems.forEach(problem -> text.append("- ").append(problem).append('\n'));
    return text.toString();
  }
}
