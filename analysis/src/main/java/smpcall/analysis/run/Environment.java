// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The machine that ran the study. An empty fact is unknown.
 *
 * @param architecture the JVM's name of the architecture
 * @param machine the kernel's name of the architecture
 * @param microcode the revision of the microcode
 * @param boost whether frequencies above the base one are allowed
 * @param smt the kernel's switch for siblings
 * @param isolatedCpus the CPUs that the scheduler leaves alone
 * @param nodes the number of memory nodes that have an allowed CPU
 * @param onlineCpus the number of CPUs online
 * @param allowedCpus the numbers of the CPUs that the study could use
 * @param jdks the JDKs by id, in the order of the file
 * @param roundTrips the round trips of a cache line between its CPUs; empty when not measured
 */
public record Environment(
    Optional<String> cpuModel,
    Optional<String> architecture,
    Optional<String> machine,
    Optional<String> kernel,
    Optional<String> hypervisor,
    Optional<String> governor,
    Optional<String> clockSource,
    OptionalInt onlineCpus,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Integer> allowedCpus,
    OptionalInt cores,
    OptionalInt sockets,
    OptionalInt nodes,
    Optional<String> microcode,
    Optional<String> boost,
    Optional<String> smt,
    Optional<String> isolatedCpus,
    Map<String, Jdk> jdks,
    Optional<RoundTrips> roundTrips) {

  public Environment {
    onlineCpus.ifPresent(cpus -> Member.requirePositive("onlineCpus", cpus));
    cores.ifPresent(all -> Member.requirePositive("cores", all));
    sockets.ifPresent(all -> Member.requirePositive("sockets", all));
    Member.requireNames("jdks", jdks.keySet());
  }

  /** Whether its memory is as strongly ordered as that of x86. */
  public boolean isX86() {
    String name = architecture.orElse("").toLowerCase(Locale.ROOT);
    return name.equals("amd64") || name.matches("x86.*|i[3-6]86");
  }

  /** The same machine with other JDKs. */
  public Environment with(Map<String, Jdk> others) {
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
        roundTrips);
  }
}
