// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.explored.ExploredSection;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.report.PictureFiles;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.simulated.SimulatedSection;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.simulated.chart.SimulatedFiles;

/**
 * Kept results that depend on no host, as sections of an appendix.
 *
 * @param sections the sections in the order of trust
 * @param study the simulated runs, whose pictures come last; empty: none are kept
 */
record KeptResults(List<Block> sections, Optional<SimulatedStudy> study) {
  private static final String SIMULATED = "simulated";

  /**
   * Reads the results of a directory. A kind without a directory has no section.
   *
   * @param exploredHere hash of the sources here for explorations; empty: not known
   * @param simulatedHere hash of the sources here for simulations; empty: not known
   * @throws smpcall.analysis.run.read.BadInputException when one is damaged
   */
  static KeptResults read(
      Path directory, Optional<String> exploredHere, Optional<String> simulatedHere) {
    List<Block> sections = new ArrayList<>(explored(directory.resolve("explored"), exploredHere));
    Path file = directory.resolve(SIMULATED).resolve("kept.jsonl");
    if (!Files.exists(file)) {
      if (Files.isDirectory(file.getParent())) {
        sections.addAll(SimulatedSection.missing());
      }
      return new KeptResults(sections, Optional.empty());
    }
    SimulatedStudy study = new SimulatedStudy(SimulatedReader.read(file));
    Optional<String> its = Optional.of(study.runs().get(0).sources());
    sections.addAll(SimulatedSection.of(study, Sources.of(its, simulatedHere)));
    return new KeptResults(sections, Optional.of(study));
  }

  private static List<Block> explored(Path directory, Optional<String> here) {
    Path cells = directory.resolve("cells.json");
    if (!Files.exists(cells)) {
      return Files.isDirectory(directory) ? ExploredSection.missing() : List.of();
    }
    Exploration exploration = ExplorationReader.read(cells);
    Sources sources = Sources.of(exploration.sources(), here);
    Path file = directory.resolve("ablation.json");
    if (!Files.exists(file)) {
      return ExploredSection.of(exploration, List.of(), sources);
    }
    Exploration ablation = ExplorationReader.read(file);
    return ExploredSection.of(
        exploration, ablation.ablation(), sources.and(Sources.of(ablation.sources(), here)));
  }

  /** The sections with their pictures, which are drawn. */
  List<Block> write(PictureFiles files) throws IOException {
    List<Block> blocks = new ArrayList<>(sections);
    if (study.isPresent()) {
      blocks.addAll(SimulatedFiles.transfers(study.get(), files.beside(SIMULATED)));
    }
    return blocks;
  }
}
