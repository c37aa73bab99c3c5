// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.message.UserError;
import smpcall.simulate.Profile;
import smpcall.simulate.RunPlan;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Workload;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.NamedHosts;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;
import smpcall.simulate.setting.SimulatedHost;

/** The options of {@code ./study simulate} that say what is simulated. */
final class SimulateOptions {

  /** The name of a machine with the distance of this host's CPUs. */
  static final String THIS_HOST = "this";

  private static final int MOST_CELLS = 1000;

  @Option(
      names = "--profile",
      paramLabel = "ID",
      defaultValue = "default",
      description =
          "quick: seconds; default: two minutes; full: both locks and mask places and a larger"
              + " grid, less than an hour (default: default).")
  private String profile;

  @Option(
      names = "--versions",
      paramLabel = "ID",
      split = ",",
      description = "Kernel versions (default: all).")
  private List<String> versions = List.of();

  @Option(
      names = "--workloads",
      paramLabel = "ID",
      split = ",",
      description =
          "storm, broadcast; counter and lock check the instrument (default: storm,broadcast).")
  private List<String> workloads = List.of("storm", "broadcast");

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      description = "Numbers of simulated CPUs, 2 to 1024 (default: as the profile has them).")
  private List<Integer> cpus;

  @Option(
      names = "--lock",
      paramLabel = "KIND",
      description = "Kind of lock: ticket, tas (default: ticket; full: both).")
  private String lock;

  @Option(
      names = "--mask",
      paramLabel = "PLACE",
      description = "Place of the mask: inline, own (default: inline; full: both).")
  private String mask;

  @Option(
      names = "--interrupts",
      paramLabel = "MODEL",
      defaultValue = "anywhere",
      description =
          "anywhere: as in a kernel; polled: where a port polls; word: as in the benchmarks"
              + " (default: anywhere).")
  private String interrupts;

  @Option(
      names = "--machine",
      paramLabel = "ID",
      defaultValue = "flat",
      description =
          "Distances of a machine: flat, power7, x5650, e5-2690, epyc-7742, epyc-7r13, epyc-7773x,"
              + " xeon-8375c, graviton3, kunpeng-920, or this (default: flat).")
  private String machine;

  @Option(
      names = "--set",
      paramLabel = "P=V",
      split = ";",
      description = "Values of parameters, as L=80,hold=20; docs/simulation.md lists them.")
  private List<String> settings = List.of();

  @Option(
      names = "--grid",
      paramLabel = "CELLS",
      description =
          "Number of cells of the grid: parameters drawn over their whole ranges, for the"
              + " sign of the difference; 0: none (default: by the profile; 0 with --machine or"
              + " --set).")
  private Integer grid;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20100323",
      description = "Seed of the grid and of all that is random (default: 20100323).")
  private long seed;

  @Option(names = "--latency", hidden = true, description = "L of --machine this, nanoseconds.")
  private Double latency;

  /** The runs to make. */
  RunPlan plan() {
    Profile chosen =
        Profile.find(profile)
            .orElseThrow(
                () -> new UserError("--profile " + profile + ": give quick, default or full"));
    SimulatedHost host = host();
    List<Integer> numbers = cpus == null ? chosen.cpus() : checked(host);
    boolean own = host != SimulatedHost.FLAT || cpus != null;
    int cells = grid != null ? checkedCells() : own ? 0 : chosen.cells();
    List<Integer> ofHost = numbers.stream().filter(number -> number <= host.cpus()).toList();
    return new RunPlan(
        workloads.stream().distinct().map(SimulateOptions::workload).toList(),
        versions.stream().map(PlanOptions::version).map(KernelVersion::id).toList(),
        ofThisJdk(ofHost),
        lock == null
            ? all(chosen, LockKind.values())
            : List.of(EnumOption.of("--lock", lock, LockKind.values())),
        mask == null
            ? all(chosen, MaskPlace.values())
            : List.of(EnumOption.of("--mask", mask, MaskPlace.values())),
        EnumOption.of("--interrupts", interrupts, InterruptModel.values()),
        host,
        cells,
        ofThisJdk(cpus == null && cells > 0 ? chosen.cpusOfGrid() : numbers),
        seed);
  }

  private static <T> List<T> all(Profile profile, T[] values) {
    return profile.hasBothLocksAndMasks() ? List.of(values) : List.of(values[0]);
  }

  /** Without virtual threads, the CPUs of a profile end where a run would take minutes. */
  private List<Integer> ofThisJdk(List<Integer> numbers) {
    return cpus != null || isCompleteHere()
        ? numbers
        : numbers.stream().filter(n -> n <= Profile.MOST_CPUS_ON_PLATFORM_THREADS).toList();
  }

  /** Whether this JDK has what the whole profile needs. */
  static boolean isCompleteHere() {
    return Runtime.version().feature() >= 21;
  }

  /** Whether the distance of this host's CPUs must be measured first. */
  boolean wantsLatency() {
    return machine.equals(THIS_HOST) && latency == null;
  }

  /** Sets the distance of this host's CPUs, in nanoseconds. */
  void useLatency(double nanos) {
    latency = nanos;
  }

  /** The distance of this host's CPUs, in nanoseconds; null: not measured. */
  Double latency() {
    return latency;
  }

  private SimulatedHost host() {
    SimulatedHost named =
        machine.equals(THIS_HOST)
            ? thisHost()
            : NamedHosts.find(machine)
                .orElseThrow(
                    () ->
                        new UserError(
                            "--machine "
                                + machine
                                + ": no such machine; there are "
                                + NamedHosts.ids()
                                + ", this"));
    Parameters parameters = named.parameters();
    for (String setting : settings) {
      try {
        parameters = parameters.with(setting);
      } catch (IllegalArgumentException e) {
        throw new UserError("--set " + e.getMessage());
      }
    }
    return settings.isEmpty() ? named : named.with(parameters);
  }

  private SimulatedHost thisHost() {
    return new SimulatedHost(
        THIS_HOST,
        "this host",
        null,
        1,
        1,
        new Parameters(Map.of(Parameter.L, latency)),
        "half a round trip of a line between two of its CPUs");
  }

  private List<Integer> checked(SimulatedHost host) {
    for (int number : cpus) {
      if (number < RunSetup.LEAST_CPUS || number > host.cpus()) {
        throw new UserError(
            "--cpus "
                + number
                + ": give "
                + RunSetup.LEAST_CPUS
                + " to "
                + host.cpus()
                + (host.topology() == null ? "" : ", as " + host.id() + " has no more"));
      }
    }
    return cpus.stream().distinct().toList();
  }

  private int checkedCells() {
    if (grid < 0 || grid > MOST_CELLS) {
      throw new UserError("--grid " + grid + ": give 0 to " + MOST_CELLS);
    }
    return grid;
  }

  private static Workload workload(String id) {
    return Workload.find(id)
        .orElseThrow(
            () -> new UserError("--workloads " + id + ": give storm, broadcast, counter or lock"));
  }
}
