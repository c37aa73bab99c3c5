// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** Writes {@code /sys/devices/system/cpu} as it is on other machines. */
record SysTree(Path directory) {

  /** A CPU as the kernel describes it: {@code grep . cpu*}{@code /topology/*_id}. */
  SysTree cpu(int cpu, int core, int socket) {
    try {
      Path topology = directory.resolve("cpu" + cpu).resolve("topology");
      Files.createDirectories(topology);
      Files.writeString(topology.resolve("core_id"), core + "\n");
      Files.writeString(topology.resolve("physical_package_id"), socket + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two sockets of four cores, siblings numbered after all first threads, as BIOSes like it. */
  SysTree twoSocketsWithSmt() {
    for (int cpu = 0; cpu < 16; cpu++) {
      cpu(cpu, cpu % 4, cpu / 4 % 2);
    }
    return this;
  }

  /** Two fast cores with siblings beside them, then four slow ones without. */
  SysTree hybrid() {
    List<Integer> cores = List.of(0, 0, 4, 4, 8, 9, 10, 11);
    for (int cpu = 0; cpu < cores.size(); cpu++) {
      cpu(cpu, cores.get(cpu), 0);
    }
    return this;
  }

  Topology read(BitSet allowed) {
    return Topology.read(directory, allowed);
  }

  Topology readAll(int cpus) {
    BitSet allowed = new BitSet();
    allowed.set(0, cpus);
    return read(allowed);
  }
}
