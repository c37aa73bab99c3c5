// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;

/**
 * Other machines, as their kernels describe them. Each constant names the source of its numbers.
 * Facts are re-typed, and repetitive files are generated. Facts that the source lacks are from the
 * kernel's documentation ({@code Documentation/ABI/stable/sysfs-devices-system-cpu}, {@code
 * admin-guide/cputopology.rst}), and the constant says so.
 */
public enum Machines {
  /**
   * Two sockets, SMT, 8 memory nodes: an AMD EPYC 7451. From util-linux, {@code
   * tests/expected/lscpu/lscpu-x86_64-epyc_7451}: 96 CPUs; CPU n and n + 48 are siblings; in a
   * socket the core ids leave out every fourth number; 6 cores a node. Governor, boost, microcode
   * and clock source are from documentation.
   */
  EPYC_7451 {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      for (int cpu = 0; cpu < 96; cpu++) {
        int core = cpu % 48;
        int inSocket = core % 24;
        writer
            .cpu(cpu, inSocket / 3 * 4 + inSocket % 3, core / 24)
            .siblings(cpu, core + "," + (core + 48))
            .node(cpu, core / 6)
            .cpuFile(cpu, "cpufreq/scaling_governor", "ondemand");
      }
      return writer
          .file("sys/devices/system/cpu/online", "0-95")
          .file("sys/devices/system/cpu/smt/control", "on")
          .file("sys/devices/system/cpu/cpufreq/boost", 1)
          .file("sys/devices/system/cpu/isolated", "")
          .file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
          .file("proc/sys/kernel/arch", "x86_64")
          .file(
              "proc/cpuinfo",
              "processor\t: 0\nmodel name\t: AMD EPYC 7451 24-Core Processor\n"
                  + "microcode\t: 0x800126e\nflags\t\t: fpu vme de pse tsc");
    }
  },

  /**
   * Three kinds of cores: an Intel Core Ultra 9 185H. From util-linux, {@code
   * tests/expected/lscpu/lscpu-x86_64-meteor_lake}: 22 CPUs; CPUs 0 and 5 are siblings, then 1 and
   * 2, 3 and 4 ...; slow cores have the lowest core ids. The lists of {@code cpu_core} and {@code
   * cpu_atom}, and the rest, are from documentation ({@code perf-intel-hybrid}).
   */
  METEOR_LAKE {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      List<Integer> cores =
          List.of(
              16, 8, 8, 12, 12, 16, 20, 20, 24, 24, 28, 28, // fast, two CPUs each
              0, 1, 2, 3, 4, 5, 6, 7, // slow
              32, 33); // slow, elsewhere
      for (int cpu = 0; cpu < cores.size(); cpu++) {
        int first = cores.indexOf(cores.get(cpu));
        int last = cores.lastIndexOf(cores.get(cpu));
        writer
            .cpu(cpu, cores.get(cpu), 0)
            .siblings(cpu, first == last ? String.valueOf(cpu) : first + "," + last)
            .node(cpu, 0)
            .cpuFile(cpu, "cpufreq/scaling_governor", "powersave");
      }
      return writer
          .file("sys/devices/system/cpu/online", "0-21")
          .file("sys/devices/cpu_core/cpus", "0-11")
          .file("sys/devices/cpu_atom/cpus", "12-21")
          .file("sys/devices/system/cpu/smt/control", "on")
          .file("sys/devices/system/cpu/intel_pstate/no_turbo", 0)
          .file("sys/devices/system/cpu/isolated", "")
          .file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
          .file("proc/sys/kernel/arch", "x86_64")
          .file(
              "proc/cpuinfo",
              "processor\t: 0\nmodel name\t: Intel(R) Core(TM) Ultra 9 185H\nmicrocode\t: 0x28");
    }
  },

  /**
   * Two sockets, four threads a core, some CPUs offline: an IBM POWER9. From a report of 2020 in
   * QEMU's bug tracker (lscpu of a host): 160 CPUs, of which 24-31 and 40-159 are online; nodes 0
   * and 8, CPUs from 80 on in node 8. Packages that are numbered like the nodes, core ids in steps
   * of four and {@code thread_siblings_list} only are from documentation.
   */
  POWER9 {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      String online = "24-31,40-159";
      CpuRanges.parse(online).stream()
          .forEach(
              cpu -> {
                int first = cpu / 4 * 4;
                writer
                    .cpu(cpu, first, cpu / 80 * 8)
                    .cpuFile(cpu, "topology/thread_siblings_list", first + "-" + (first + 3))
                    .node(cpu, cpu / 80 * 8)
                    .cpuFile(cpu, "cpufreq/scaling_governor", "performance");
              });
      return writer
          .file("sys/devices/system/cpu/online", online)
          .file("sys/devices/system/cpu/offline", "0-23,32-39")
          .file("sys/devices/system/cpu/cpufreq/boost", 1)
          .file("sys/devices/system/clocksource/clocksource0/current_clocksource", "timebase")
          .file("proc/sys/kernel/arch", "ppc64le")
          .file(
              "proc/cpuinfo",
              "processor\t: 24\ncpu\t\t: POWER9, altivec supported\nrevision\t: 2.3 (pvr 004e 1203)"
                  + "\n\nplatform\t: PowerNV");
    }
  },

  /**
   * 128 cores without siblings: two HiSilicon Kunpeng 920. From hwloc, {@code
   * tests/hwloc/linux/128arm-2pa2n8cluster4co.console}: packages 36 and 8442, two nodes of 32 cores
   * each, clusters of four. The numbers of the model in {@code cpuinfo} are from Arm's
   * documentation of its main ID register and the kernel's {@code cputype.h}.
   */
  KUNPENG_920 {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      for (int cpu = 0; cpu < 128; cpu++) {
        writer
            .cpu(cpu, cpu, cpu < 64 ? 36 : 8442)
            .siblings(cpu, String.valueOf(cpu))
            .node(cpu, cpu / 32);
      }
      return writer
          .file("sys/devices/system/cpu/online", "0-127")
          .file("sys/devices/system/cpu/smt/control", "notimplemented")
          .file(
              "sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter")
          .file("proc/sys/kernel/arch", "aarch64")
          .file(
              "proc/cpuinfo",
              "processor\t: 0\nBogoMIPS\t: 200.00\nCPU implementer\t: 0x48\nCPU architecture: 8\n"
                  + "CPU variant\t: 0x1\nCPU part\t: 0xd01\nCPU revision\t: 0");
    }
  },

  /**
   * Four kinds of cores without siblings, whose core ids begin anew in every cluster: an Arm phone.
   * From util-linux, {@code tests/expected/lscpu/lscpu-arm-A510-A710-A715-X3}: three Cortex-A510,
   * two A710, two A715, one X3; there the packages are the clusters 0, 1 and 2. Since Linux 6.1
   * they are one package, which is how they are written here; capacities are made up, in that
   * order.
   */
  PHONE {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      List<Integer> cores = List.of(0, 1, 2, 0, 1, 2, 3, 0);
      List<Integer> capacities = List.of(300, 300, 300, 800, 800, 850, 850, 1024);
      for (int cpu = 0; cpu < cores.size(); cpu++) {
        writer
            .cpu(cpu, cores.get(cpu), 0)
            .siblings(cpu, String.valueOf(cpu))
            .cpuFile(cpu, "cpu_capacity", capacities.get(cpu));
      }
      return writer
          .file("sys/devices/system/cpu/online", "0-7")
          .file("proc/sys/kernel/arch", "aarch64");
    }
  },

  /**
   * Equal cores whose capacities differ a little: an Arm server of eight cores. The kernel takes
   * {@code cpu_capacity} from what the firmware says each core can do at most ({@code
   * Documentation/arch/arm64/cpu-hotplug.rst} has the place, {@code init_cpu_capacity_cppc} the
   * computation); 1007 to 1024 were reported of a server with one kind of cores. The kernel has no
   * NUMA, and names no memory node.
   */
  UNEVEN {
    @Override
    public HostFilesWriter write(HostFilesWriter writer) {
      List<Integer> capacities = List.of(1007, 1011, 1024, 1015, 1024, 1007, 1020, 1018);
      for (int cpu = 0; cpu < capacities.size(); cpu++) {
        writer
            .cpu(cpu, cpu, 0)
            .siblings(cpu, String.valueOf(cpu))
            .cpuFile(cpu, "cpu_capacity", capacities.get(cpu));
      }
      return writer
          .file("sys/devices/system/cpu/online", "0-7")
          .file("proc/sys/kernel/arch", "aarch64");
    }
  };

  /** Writes the files of this machine. */
  public abstract HostFilesWriter write(HostFilesWriter writer);
}
