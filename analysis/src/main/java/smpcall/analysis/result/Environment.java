// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.util.Optional;

/**
 * The machine that ran the study, as far as it told. An empty fact is one that the host does not
 * give away.
 *
 * @param architecture the JVM's word for it
 * @param machine the kernel's word for it
 * @param onlineCpus how many the kernel has online
 * @param allowedCpus numbers of those that the study was allowed to use
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
    Optional<String> jdkVersion,
    Optional<String> jdkVendor,
    Optional<String> jdkVm) {

  static Environment of(Members environment) {
    Members jdk = environment.object("jdk");
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
        jdk.fact("version"),
        jdk.fact("vendor"),
        jdk.fact("vm"));
  }
}
