// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smpcall.host.Architecture;
import smpcall.host.CpuRanges;
import smpcall.host.Environment;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** Finds what spoils measurements on a host, the worst first, each with its cure. */
public final class Diagnosis {

  private static final double MOST_STEAL_PERCENT = 1;
  private static final double MOST_LOAD = 0.5;

  /** With fewer CPUs none can be reserved for the measurement. */
  private static final int LEAST_TO_ISOLATE = 4;

  private static final String CPU = "/sys/devices/system/cpu/";

  private final Environment host;
  private final Topology topology;
  private final HostState now;
  private final List<Problem> problems = new ArrayList<>();

  private Diagnosis(Environment host, Topology topology, HostState now) {
    this.host = host;
    this.topology = topology;
    this.now = now;
  }

  /** All problems found; empty if there are none. */
  public static List<Problem> of(Environment host, Topology topology, HostState now) {
    Diagnosis diagnosis = new Diagnosis(host, topology, now);
    diagnosis.checkTiming();
    diagnosis.checkCpus();
    diagnosis.checkOtherLoad();
    diagnosis.checkClocks();
    return List.copyOf(diagnosis.problems);
  }

  /** The problems that show without a measurement, a line each. */
  public static String inWords(Environment host, Topology topology) {
    return inWords(of(host, topology, HostState.now(topology.numbers())));
  }

  /** Problems, a line each. */
  public static String inWords(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "Found nothing on this host that spoils measurements.\n";
    }
    StringBuilder text = new StringBuilder("What spoils measurements here, and the cure:\n");
    problems.forEach(problem -> text.append("- ").append(problem).append('\n'));
    return text.toString();
  }

  private void add(String what, String cure) {
    problems.add(new Problem(what, cure));
  }

  private void checkTiming() {
    now.refusal()
        .ifPresent(
            refusal ->
                add(
                    "no thread can be pinned, so nothing can be timed: " + refusal,
                    "allow sched_setaffinity (a container's seccomp profile may forbid it)"));
    if (!Architecture.agree(host.architecture(), host.machine())) {
      add(
          "the JVM reports "
              + host.architecture()
              + ", the kernel "
              + host.machine()
              + ": the JVM is emulated, so its times are meaningless",
          "use a JDK of this machine's architecture");
    }
    int cpus = host.allowedCpus().size();
    if (cpus == 1) {
      add(
          "one CPU: nothing can be timed, a call needs another CPU",
          "allow this process more (taskset, docker --cpuset-cpus); ./study check runs on one CPU");
    } else if (cpus == 2) {
      add(
          "2 CPUs: a call has one target, and the reuse race, which needs a third CPU, cannot show"
              + " while timing",
          "time it on a host with 3 CPUs or more; ./study check looks for it here");
    }
    if (now.quota().isPresent() && now.quota().getAsDouble() < cpus) {
      add(
          "the control group gives this process the time of "
              + HostFacts.number(now.quota().getAsDouble())
              + " CPUs, but it may spin on "
              + cpus,
          "raise the quota (docker: --cpus), or use fewer CPUs with ./study run --cpus");
    }
  }

  private void checkCpus() {
    int cpus = host.allowedCpus().size();
    if (host.onlineCpus() != null && cpus < host.onlineCpus()) {
      add(
          "this process may use "
              + cpus
              + " of "
              + host.onlineCpus()
              + " CPUs ("
              + HostFacts.allowed(host)
              + ")",
          "give it all, or accept it (set by taskset, a container's cpuset or systemd's AllowedCPUs)");
    }
    if (cpus > 1 && Integer.valueOf(1).equals(host.cores())) {
      add(
          "all allowed CPUs are siblings of one core: a cache line never leaves it",
          "allow CPUs of other cores");
    } else if (host.cores() != null && host.cores() < cpus) {
      add(
          "siblings share cores: with more than "
              + HostFacts.count(host.cores(), "thread")
              + " two share a core",
          "run up to "
              + host.cores()
              + " with ./study run --cpus, or switch siblings off: echo off | sudo tee "
              + CPU
              + "smt/control");
    }
    if (host.coreKinds() > 1) {
      add(
          "cores of " + host.coreKinds() + " kinds: every call waits for the slow cores",
          oneKind()
              .map(alike -> "keep to cores of one kind: taskset -c " + alike + " ./study")
              .orElse("accept it: no kind has two CPUs here"));
    }
    checkIsolated(cpus);
  }

  private void checkIsolated(int cpus) {
    if (host.isolatedCpus() != null) {
      BitSet unused = CpuRanges.parse(host.isolatedCpus());
      host.allowedCpus().forEach(unused::clear);
      if (!unused.isEmpty()) {
        String list = CpuRanges.format(unused);
        add(
            "the isolated CPUs " + list + " are not used: this process may not run there",
            unused.cardinality() > 1
                ? "start with taskset -c " + list + " ./study"
                : "isolate two or more");
      }
    } else if (cpus >= LEAST_TO_ISOLATE) {
      add(
          "no CPU is isolated: other processes and the kernel's own work run on the measured CPUs",
          "boot with isolcpus= and nohz_full= for some CPUs, and start with taskset -c CPUS ./study");
    }
  }

  /** The CPUs of the fastest kind that has two or more. */
  private Optional<String> oneKind() {
    return IntStream.range(0, host.coreKinds())
        .mapToObj(this::cpusOf)
        .filter(kind -> kind.cardinality() > 1)
        .findFirst()
        .map(CpuRanges::format);
  }

  private BitSet cpusOf(int kind) {
    BitSet cpus = new BitSet();
    topology.cpus().stream()
        .filter(cpu -> cpu.kind() == kind)
        .map(LogicalCpu::cpu)
        .forEach(cpus::set);
    return cpus;
  }

  private void checkOtherLoad() {
    now.stealPercent()
        .filter(percent -> percent > MOST_STEAL_PERCENT)
        .ifPresent(
            percent ->
                add(
                    "steal of "
                        + HostFacts.number(percent)
                        + " %: the hypervisor gives this guest's CPUs to others while they work",
                    "measure when the physical host is quieter, or on a guest with dedicated CPUs"));
    now.load()
        .filter(load -> load > MOST_LOAD)
        .ifPresent(
            load ->
                add(
                    "load " + HostFacts.number(load) + ": something else uses CPUs",
                    "end it, or wait; top shows it"));
    if (host.hypervisor() != null) {
      add(
          "a virtual machine ("
              + host.hypervisor()
              + "): its CPUs may move, which changes the distances between them",
          "trust only ratios within one run; for nanoseconds use bare metal, or pin the guest's CPUs"
              + " on the physical host");
    }
  }

  private void checkClocks() {
    if (host.governor() != null && !host.governor().equals("performance")) {
      add(
          "governor " + host.governor() + ": frequencies follow the load",
          "sudo cpupower frequency-set -g performance");
    }
    if ("on".equals(host.boost())) {
      add(
          "boost is on: frequencies depend on heat and on the number of busy cores",
          "echo 1 | sudo tee "
              + CPU
              + "intel_pstate/no_turbo, or if that is missing echo 0 | sudo tee "
              + CPU
              + "cpufreq/boost");
    }
    boolean x86 = Stream.of("x86_64", "i686").anyMatch(word -> word.equals(host.machine()));
    if (x86 && host.clockSource() != null && !host.clockSource().equals("tsc")) {
      add(
          "clock source "
              + host.clockSource()
              + ", not tsc: reading it costs more and adds to every latency",
          "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource, if"
              + " available_clocksource lists tsc");
    }
  }
}
