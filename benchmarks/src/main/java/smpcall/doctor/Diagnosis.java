// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import smpcall.host.Architecture;
import smpcall.host.CpuRanges;
import smpcall.host.Environment;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

/** What of a host spoils measurements, the gravest first, each with its cure. */
public final class Diagnosis {

  private static final double MOST_STEAL_PERCENT = 1;
  private static final double MOST_LOAD = 0.5;

  /** With fewer none can be kept for the measurement alone. */
  private static final int ENOUGH_TO_ISOLATE = 4;

  private static final String CPU = "/sys/devices/system/cpu/";

  private final Environment host;
  private final Topology topology;
  private final Condition now;
  private final List<Problem> problems = new ArrayList<>();

  private Diagnosis(Environment host, Topology topology, Condition now) {
    this.host = host;
    this.topology = topology;
    this.now = now;
  }

  /** All that is wrong; empty when nothing is known to be. */
  public static List<Problem> of(Environment host, Topology topology, Condition now) {
    Diagnosis diagnosis = new Diagnosis(host, topology, now);
    diagnosis.whetherAnythingCanBeTimed();
    diagnosis.whichCpus();
    diagnosis.whoElse();
    diagnosis.howFast();
    return List.copyOf(diagnosis.problems);
  }

  private void found(String what, String cure) {
    problems.add(new Problem(what, cure));
  }

  private void whetherAnythingCanBeTimed() {
    now.refusal()
        .ifPresent(
            refusal ->
                found(
                    "no thread can be pinned, so nothing can be timed: " + refusal,
                    "allow sched_setaffinity (a container's seccomp profile may forbid it)"));
    if (!Architecture.agree(host.architecture(), host.machine())) {
      found(
          "the JVM says "
              + host.architecture()
              + " and the kernel "
              + host.machine()
              + ": the JVM is emulated, and its times mean nothing",
          "use a JDK of this machine's architecture");
    }
    int cpus = host.allowedCpus().size();
    if (cpus == 1) {
      found(
          "one CPU: nothing can be timed, a call needs another CPU",
          "allow this process more (taskset, docker --cpuset-cpus); ./study check works on one");
    } else if (cpus == 2) {
      found(
          "2 CPUs: a call has one target, and the reuse race, which needs a third CPU, cannot show"
              + " while timing",
          "time it on a host with 3 CPUs or more; ./study check looks for it here");
    }
    if (now.quota().isPresent() && now.quota().getAsDouble() < cpus) {
      found(
          "the control group gives this process the time of "
              + HostSheet.number(now.quota().getAsDouble())
              + " CPUs, and it may spin on "
              + cpus,
          "raise the quota (docker: --cpus), or run fewer with ./study run --cpus");
    }
  }

  private void whichCpus() {
    int cpus = host.allowedCpus().size();
    if (cpus < host.onlineCpus()) {
      found(
          "this process may use "
              + cpus
              + " of "
              + host.onlineCpus()
              + " CPUs ("
              + HostSheet.allowed(host)
              + ")",
          "give it all, or accept it: taskset, a container's cpuset or systemd's AllowedCPUs did it");
    }
    if (cpus > 1 && host.cores() == 1) {
      found(
          "all allowed CPUs are siblings of one core: a line never leaves it",
          "allow CPUs of other cores");
    } else if (host.cores() < cpus) {
      found(
          "siblings share cores: with more than "
              + HostSheet.many(host.cores(), "thread")
              + " two are on one core",
          "run up to "
              + host.cores()
              + " with ./study run --cpus, or switch siblings off: echo off | sudo tee "
              + CPU
              + "smt/control");
    }
    if (host.coreKinds() > 1) {
      String fast = fastCpus();
      found(
          "cores of " + host.coreKinds() + " kinds: with slow cores among them, all wait for these",
          "keep to the fast ones: taskset -c " + fast + " ./study");
    }
    if (host.isolatedCpus() == null && cpus >= ENOUGH_TO_ISOLATE) {
      found(
          "no CPU is isolated: other processes and the kernel's own work run on those that are measured",
          "boot with isolcpus= and nohz_full= for some CPUs, and start with taskset -c CPUS ./study");
    }
  }

  private String fastCpus() {
    BitSet fast = new BitSet();
    topology.cpus().stream().filter(cpu -> cpu.kind() == 0).map(LogicalCpu::cpu).forEach(fast::set);
    return CpuRanges.format(fast);
  }

  private void whoElse() {
    now.stealPercent()
        .filter(percent -> percent > MOST_STEAL_PERCENT)
        .ifPresent(
            percent ->
                found(
                    "steal of "
                        + HostSheet.number(percent)
                        + " %: the hypervisor gives this guest's CPUs to others while they work",
                    "measure when the machine below is quieter, or on a guest with CPUs of its own"));
    now.load()
        .filter(load -> load > MOST_LOAD)
        .ifPresent(
            load ->
                found(
                    "load " + HostSheet.number(load) + ": something else uses CPUs",
                    "end it, or wait; top shows it"));
    if (host.hypervisor() != null) {
      found(
          "a virtual machine ("
              + host.hypervisor()
              + "): its CPUs may be moved, and what is near changes with them",
          "believe ratios within one run only; for nanoseconds use bare metal, or pin the guest's CPUs"
              + " on its host");
    }
  }

  private void howFast() {
    if (host.governor() != null && !host.governor().equals("performance")) {
      found(
          "governor " + host.governor() + ": frequencies follow the load",
          "sudo cpupower frequency-set -g performance");
    }
    if ("on".equals(host.boost())) {
      found(
          "boost is on: frequencies depend on heat and on how many cores work",
          "echo 1 | sudo tee "
              + CPU
              + "intel_pstate/no_turbo, or where that is not there echo 0 | sudo"
              + " tee "
              + CPU
              + "cpufreq/boost");
    }
    boolean x86 = Stream.of("x86_64", "i686").anyMatch(word -> word.equals(host.machine()));
    if (x86 && host.clockSource() != null && !host.clockSource().equals("tsc")) {
      found(
          "clock source "
              + host.clockSource()
              + ", not tsc: reading it costs more, which is in every latency",
          "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource, where"
              + " available_clocksource beside it has tsc");
    }
  }
}
