// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Environment;
import smpcall.host.HostFilesWriter;
import smpcall.host.Jdk;
import smpcall.host.Machines;

class HostFactsTest {

  @TempDir private Path directory;

  private static String facts(HostFilesWriter writer, int cpus) {
    BitSet allowed = new BitSet();
    allowed.set(0, cpus);
    Environment host =
        Environment.read(
            writer.files(),
            allowed,
            Map.of(
                "17", new Jdk("17.0.15+6", "A vendor", "A VM", "amd64", false, null, List.of())));
    return HostFacts.of(
        host,
        new HostState(
            OptionalDouble.empty(), Optional.of(0.25), Optional.empty(), Optional.empty()));
  }

  @Test
  void reportedFactsAreListed() {
    assertThat(facts(Machines.EPYC_7451.write(new HostFilesWriter(directory)), 96))
        .contains(
            "CPU             AMD EPYC 7451 24-Core Processor; microcode 0x800126e\n",
            "CPUs            96 online; allowed: 96 (0-95)\n",
            "of these        48 cores, 2 sockets, 8 memory nodes\n",
            "SMT             on\n",
            "governor        ondemand\n",
            "boost           on\n",
            "clock source    tsc\n",
            "CPU time limit  none\n",
            "load            0.25\n",
            "steal           not measured, or not reported by this host\n",
            "pinning         works on every allowed CPU\n",
            "JDK             17.0.15+6, A vendor, A VM\n");
    assertThat(facts(Machines.PHONE.write(new HostFilesWriter(directory.resolve("phone"))), 8))
        .contains("8 cores of 4 kinds, 1 socket, memory nodes not told\n");
  }

  @Test
  void unknownFactsAreMarked() {
    assertThat(facts(new HostFilesWriter(directory), 1))
        .contains(
            "CPU             not reported by this host; microcode not reported by this host\n",
            "kernel          not reported by this host\n",
            "hypervisor      not reported by this host\n",
            "governor        not reported by this host\n",
            "isolated CPUs   none reported\n");
  }
}
