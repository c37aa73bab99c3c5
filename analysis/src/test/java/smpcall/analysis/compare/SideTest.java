// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.StoredRuns;

class SideTest {
  @TempDir private Path results;

  /** Files are named for it, and one must not replace another. */
  @Test
  void sidesThatBeginAndEndAlikeHaveDifferentNames() throws IOException {
    StoredRuns stored = new StoredRuns(results);
    List<Run> runs = new ArrayList<>();
    for (int day = 1; day <= 4; day++) {
      runs.add(RunReader.read(stored.add(1, root -> {}), false));
    }
    String one = name(runs.get(0), runs.get(1), runs.get(3));
    assertThat(one)
        .startsWith("twins-20261101T100000Z-to-20261104T100000Z-3runs-")
        .isEqualTo(name(runs.get(0), runs.get(1), runs.get(3)))
        .isNotEqualTo(name(runs.get(0), runs.get(2), runs.get(3)));
    assertThat(name(runs.get(0), runs.get(3)))
        .isEqualTo("twins-20261101T100000Z-to-20261104T100000Z-2runs");
  }

  private static String name(Run... runs) {
    return new Side("", List.of(runs), Optional.empty()).runsInOneWord();
  }
}
