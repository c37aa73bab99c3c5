// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.store.ExploredFile;
import smpcall.store.SimulatedFile;
import smpcall.store.SourceHash;

class AnalysisProcessTest {
  private static final Path HOME = Path.of("..");

  @Test
  void theAnalysisIsToldWhichSourcesTheCheckoutHas() {
    assertThat(AnalysisProcess.sources(HOME))
        .containsExactly(
            "-Dsmpcall.sources.explored=" + SourceHash.of(HOME, ExploredFile.SOURCES),
            "-Dsmpcall.sources.simulated=" + SourceHash.of(HOME, SimulatedFile.SOURCES));
  }

  @Test
  void withoutSourcesItIsToldNothing(@TempDir Path empty) {
    assertThat(AnalysisProcess.sources(empty)).isEmpty();
  }
}
