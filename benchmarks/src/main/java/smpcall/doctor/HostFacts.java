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

/** A description of this host, one line for each fact. */
public final class HostFacts {

  private static final String UNKNOWN = "not reported by this host";

  private final Map<String, String> facts = new LinkedHashMap<>();

  private HostFacts() {}

  /** The facts as text. */
  public static String of(Environment host, HostState now) {
    HostFacts facts = new HostFacts();
    facts.machine(host);
    facts.cpus(host);
    facts.clocks(host);
    facts.moment(host, now);
    return facts.text();
  }

  private void machine(Environment host) {
    facts.put("CPU", orUnknown(host.cpuModel()) + "; microcode " + orUnknown(host.microcode()));
    facts.put(
        "architecture", host.architecture() + " (JVM), " + orUnknown(host.machine()) + " (kernel)");
    facts.put("kernel", orUnknown(host.kernel()));
    facts.put("hypervisor", orUnknown(host.hypervisor()));
  }

  private void cpus(Environment host) {
    facts.put(
        "CPUs",
        (host.onlineCpus() == null ? "online: not told" : host.onlineCpus() + " online")
            + "; allowed: "
            + host.allowedCpus().size()
            + " ("
            + allowed(host)
            + ")");
    facts.put(
        "of these",
        toldCount(host.cores(), "core")
            + (host.coreKinds() > 1 ? " of " + host.coreKinds() + " kinds" : "")
            + ", "
            + toldCount(host.sockets(), "socket")
            + ", "
            + toldCount(host.nodes(), "memory node"));
    facts.put("SMT", orUnknown(host.smt()));
    facts.put("isolated CPUs", host.isolatedCpus() == null ? "none reported" : host.isolatedCpus());
    facts.put("tickless CPUs", host.tickless() == null ? "none reported" : host.tickless());
  }

  private void clocks(Environment host) {
    facts.put("governor", orUnknown(host.governor()));
    facts.put("boost", orUnknown(host.boost()));
    facts.put("clock source", orUnknown(host.clockSource()));
  }

  private void moment(Environment host, HostState now) {
    facts.put(
        "CPU time limit",
        now.quota().isPresent() ? number(now.quota().getAsDouble()) + " CPUs" : "none");
    facts.put("load", now.load().map(HostFacts::number).orElse(UNKNOWN));
    facts.put(
        "steal",
        now.stealPercent()
            .map(percent -> number(percent) + " % of a second with all allowed CPUs busy")
            .orElse("not measured, or " + UNKNOWN));
    facts.put("pinning", now.refusal().orElse("works on every allowed CPU"));
    host.jdks().values().forEach(jdk -> facts.put("JDK", describe(jdk)));
  }

  private static String describe(Jdk jdk) {
    return jdk.version() + ", " + jdk.vendor() + ", " + jdk.vm();
  }

  static String allowed(Environment host) {
    BitSet cpus = new BitSet();
    host.allowedCpus().forEach(cpus::set);
    return CpuRanges.format(cpus);
  }

  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String toldCount(Integer number, String thing) {
    return number == null ? thing + "s not told" : count(number, thing);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String orUnknown(String fact) {
    return Optional.ofNullable(fact).orElse(UNKNOWN);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      text.append(String.format(Locale.ROOT, "%-15s %s%n", fact.getKey(), fact.getValue()));
    }
    return text.toString();
  }
}
