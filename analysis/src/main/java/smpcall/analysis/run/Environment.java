// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that ran the study, as far as it told. An empty fact is one that the host does not
 * give away.
 *
 * @param architecture the JVM's word for it
 * @param machine the kernel's word for it
 * @param microcode its revision
 * @param boost whether frequencies above the base one are allowed
 * @param smt the kernel's switch for siblings
 * @param isolatedCpus that the scheduler leaves alone
 * @param nodes how many memory nodes have any of the allowed CPUs
 * @param onlineCpus how many the kernel has online
 * @param allowedCpus numbers of those that the study was allowed to use
 * @param jdks by id, in the order of the file
 * @param roundTrips of a cache line between its CPUs; empty where they were not measured
 */
public record Environment(
    Optional<String> cpuModel,
    Optional<String> architecture,
    Optional<String> machine,
    Optional<String> kernel,
    Optional<String> hypervisor,
    Optional<String> governor,
    Optional<String> clockSource,
    Optional<String> onlineCpus,
    Optional<String> allowedCpus,
    Optional<String> cores,
    Optional<String> sockets,
    Optional<String> nodes,
    Optional<String> microcode,
    Optional<String> boost,
    Optional<String> smt,
    Optional<String> isolatedCpus,
    Map<String, Jdk> jdks,
    Optional<RoundTrips> roundTrips) {

  /** Whether its memory is as strongly ordered as that of x86. */
  public boolean isX86() {
    String name = architecture.orElse("").toLowerCase(Locale.ROOT);
    return name.equals("amd64") || name.matches("x86.*|i[3-6]86");
  }

  /** The same with other JDKs. */
  Environment with(Map<String, Jdk> others) {
    return with(others, roundTrips);
  }

  /** The same without round trips. */
  Environment withoutRoundTrips() {
    return with(jdks, Optional.empty());
  }

  private Environment with(Map<String, Jdk> others, Optional<RoundTrips> trips) {
    return new Environment(
        cpuModel,
        architecture,
        machine,
        kernel,
        hypervisor,
        governor,
        clockSource,
        onlineCpus,
        allowedCpus,
        cores,
        sockets,
        nodes,
        microcode,
        boost,
        smt,
        isolatedCpus,
        others,
        trips);
  }

  static Environment of(Members environment) {
    return of(environment, environment.objectMap("jdks", Jdk::of));
  }

  /** Schema 1 had one JDK, without an id. */
  static Environment ofSchema1(Members environment) {
    Jdk jdk = Jdk.of(environment.object("jdk"));
    return of(environment, Map.of(jdk.feature(), jdk));
  }

  private static Environment of(Members environment, Map<String, Jdk> jdks) {
    return new Environment(
        environment.fact("cpuModel"),
        environment.fact("architecture"),
        environment.fact("machine"),
        environment.fact("kernel"),
        environment.fact("hypervisor"),
        environment.fact("governor"),
        environment.fact("clockSource"),
        environment.fact("onlineCpus"),
        environment.fact("allowedCpus"),
        environment.fact("cores"),
        environment.fact("sockets"),
        environment.fact("nodes"),
        environment.fact("microcode"),
        environment.fact("boost"),
        environment.fact("smt"),
        environment.fact("isolatedCpus"),
        jdks,
        environment.optionalObject("roundTrips", RoundTrips::of));
  }
}
