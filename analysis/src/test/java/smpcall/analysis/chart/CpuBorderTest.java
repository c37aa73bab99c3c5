// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class CpuBorderTest {
  @TempDir private Path scratch;

  @Test
  void coresFillOneSocketAfterTheNextAndThenTheirSiblings() throws IOException {
    Environment host = host(64, 32, 2, 64);
    assertThat(CpuBorder.of(host, "cores"))
        .containsExactly(new CpuBorder(16, "socket 2"), new CpuBorder(32, "SMT siblings"));
  }

  @Test
  void siblingsFillASocketWhole() throws IOException {
    assertThat(CpuBorder.of(host(64, 32, 2, 64), "siblings"))
        .containsExactly(new CpuBorder(32, "socket 2"));
  }

  @Test
  void oneSocketWithoutSiblingsHasNone() throws IOException {
    assertThat(CpuBorder.of(host(8, 8, 1, 8), "cores")).isEmpty();
  }

  @Test
  void aShareOfAHostTellsNothing() throws IOException {
    assertThat(CpuBorder.of(host(64, 32, 2, 20), "cores")).isEmpty();
    assertThat(CpuBorder.of(host(64, 32, 2, 64), "node")).isEmpty();
  }

  private Environment host(int cpus, int cores, int sockets, int allowed) throws IOException {
    Path run = Samples.copy(Samples.BOTH, Files.createTempDirectory(scratch, "run"));
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          ObjectNode environment = (ObjectNode) root.get("environment");
          environment.put("onlineCpus", cpus).put("cores", cores).put("sockets", sockets);
          ArrayNode list = environment.putArray("allowedCpus");
          for (int cpu = 0; cpu < allowed; cpu++) {
            list.add(cpu);
          }
        });
    return RunReader.read(run, false).environment();
  }
}
