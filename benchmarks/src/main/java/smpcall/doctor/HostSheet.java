// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smpcall.host.CpuRanges;
import smpcall.host.Environment;
import smpcall.host.Jdk;

/** What this host is, a line for each fact. What it does not tell is said to be not told. */
public final class HostSheet {

  static final String NOT_TOLD = "not told by this host";

  private final Map<String, String> facts = new LinkedHashMap<>();

  private HostSheet() {}

  /** The facts as text. */
  public static String of(Environment host, Condition now) {
    HostSheet sheet = new HostSheet();
    sheet.machine(host);
    sheet.cpus(host);
    sheet.clocks(host);
    sheet.moment(host, now);
    return sheet.text();
  }

  private void machine(Environment host) {
    facts.put("CPU", told(host.cpuModel()) + "; microcode " + told(host.microcode()));
    facts.put(
        "architecture", host.architecture() + " (JVM), " + told(host.machine()) + " (kernel)");
    facts.put("kernel", told(host.kernel()));
    facts.put("hypervisor", told(host.hypervisor()));
  }

  private void cpus(Environment host) {
    facts.put(
        "CPUs",
        host.onlineCpus()
            + " online; allowed: "
            + host.allowedCpus().size()
            + " ("
            + allowed(host)
            + ")");
    facts.put(
        "of these",
        many(host.cores(), "core")
            + (host.coreKinds() > 1 ? " of " + host.coreKinds() + " kinds" : "")
            + ", "
            + many(host.sockets(), "socket")
            + ", "
            + many(host.nodes(), "memory node"));
    facts.put("SMT", told(host.smt()));
    facts.put("isolated CPUs", host.isolatedCpus() == null ? "none told" : host.isolatedCpus());
    facts.put("tickless CPUs", host.tickless() == null ? "none told" : host.tickless());
  }

  private void clocks(Environment host) {
    facts.put("governor", told(host.governor()));
    facts.put("boost", told(host.boost()));
    facts.put("clock source", told(host.clockSource()));
  }

  private void moment(Environment host, Condition now) {
    facts.put(
        "CPU time limit",
        now.quota().isPresent() ? number(now.quota().getAsDouble()) + " CPUs" : "none");
    facts.put("load", now.load().map(HostSheet::number).orElse(NOT_TOLD));
    facts.put(
        "steal",
        now.stealPercent()
            .map(percent -> number(percent) + " % of a second with all allowed CPUs busy")
            .orElse("not measured, or " + NOT_TOLD));
    facts.put("pinning", now.refusal().orElse("works on every allowed CPU"));
    host.jdks().values().forEach(jdk -> facts.put("JDK", words(jdk)));
  }

  private static String words(Jdk jdk) {
    return jdk.version() + ", " + jdk.vendor() + ", " + jdk.vm();
  }

  static String allowed(Environment host) {
    BitSet cpus = new BitSet();
    host.allowedCpus().forEach(cpus::set);
    return CpuRanges.format(cpus);
  }

  static String many(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String told(String fact) {
    return Optional.ofNullable(fact).orElse(NOT_TOLD);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      text.append(String.format(Locale.ROOT, "%-15s %s%n", fact.getKey(), fact.getValue()));
    }
    return text.toString();
  }
}
