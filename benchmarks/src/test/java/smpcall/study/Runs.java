// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import smpcall.host.Environment;
import smpcall.host.Jdk;
import smpcall.host.PlacementPolicy;

/** Runs as they might have been. */
final class Runs {

  private Runs() {}

  /** These versions under these workloads, on two CPUs. */
  static List<Case> cases(List<String> versions, Workload... workloads) {
    return new Selection(
            versions,
            List.of(),
            List.of(workloads),
            List.of(),
            List.of(2),
            List.of(PlacementPolicy.CORES),
            List.of("17"))
        .cases(Hosts.withCores(2));
  }

  /** Two blocks of these cases, on a host of two CPUs. */
  static RunHeader header(String id, List<Case> cases) {
    return new RunHeader(
        RunHeader.SCHEMA,
        id,
        "localhost",
        "2026-11-22T19:00:00Z",
        new Commit("0123456789abcdef0123456789abcdef01234567", false, "abc"),
        environment(),
        new Settings("smoke", 42, 2, 2, 600L, null, 5, 3, 100, List.of()),
        cases,
        List.of());
  }

  static Environment environment() {
    return new Environment(
        "A CPU",
        "amd64",
        "x86_64",
        "6.1.0",
        null,
        null,
        "tsc",
        2,
        List.of(0, 1),
        2,
        1,
        Map.of("17", new Jdk("17.0.15+6", "A vendor", "A VM")));
  }

  /** A fork of a second and a half; those of a later block or position began later. */
  static Fork fork(String caseId, int block, int position, String error) {
    String minute = String.format(Locale.ROOT, "2026-11-22T19:%02d:", 20 * (block - 1) + position);
    return new Fork(
        caseId,
        block,
        position,
        1,
        minute + "01.000Z",
        minute + "02.500Z",
        null,
        error,
        List.of(12.5, 100.0),
        10L,
        0.25,
        null);
  }
}
