// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;
import smpcall.analysis.explored.ExploredSection;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.report.PictureFiles;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.read.ExplorationReader;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.run.read.VersionsReader;
import smpcall.analysis.simulated.SimulatedSection;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.simulated.chart.SimulatedFiles;

/**
 * Kept results that depend on no host.
 *
 * @param versions the versions in the order of history; none where they are not kept
 * @param exploration what was explored; empty: nothing is kept
 * @param study the simulated runs; empty: none are kept
 * @param sources what is true of the sources of both together
 * @param sections the sections of an appendix, in the order of trust
 */
record KeptResults(
    List<Version> versions,
    Optional<Exploration> exploration,
    Optional<SimulatedStudy> study,
    Sources sources,
    List<Block> sections) {
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
    Path facts = directory.resolve("versions.json");
    Optional<Exploration> exploration = exploration(directory.resolve("explored/cells.json"));
    Optional<SimulatedStudy> study = study(directory.resolve(SIMULATED).resolve("kept.jsonl"));
    List<Block> sections = new ArrayList<>();
    Sources sources = Sources.SAME;
    if (exploration.isPresent()) {
      sources = sources.and(Sources.of(exploration.get().sources(), exploredHere));
      Path ablation = directory.resolve("explored/ablation.json");
      sections.addAll(explored(exploration.get(), exploration(ablation), exploredHere));
    } else if (Files.isDirectory(directory.resolve("explored"))) {
      sections.addAll(ExploredSection.missing());
    }
    if (study.isPresent()) {
      Optional<String> its = Optional.of(study.get().runs().get(0).sources());
      sources = sources.and(Sources.of(its, simulatedHere));
      sections.addAll(SimulatedSection.of(study.get(), Sources.of(its, simulatedHere)));
    } else if (Files.isDirectory(directory.resolve(SIMULATED))) {
      sections.addAll(SimulatedSection.missing());
    }
    return new KeptResults(
        Files.exists(facts) ? VersionsReader.read(facts) : List.of(),
        exploration,
        study,
        sources,
        sections);
  }

  private static Optional<Exploration> exploration(Path file) {
    return Files.exists(file) ? Optional.of(ExplorationReader.read(file)) : Optional.empty();
  }

  private static Optional<SimulatedStudy> study(Path file) {
    return Files.exists(file)
        ? Optional.of(new SimulatedStudy(SimulatedReader.read(file)))
        : Optional.empty();
  }

  private static List<Block> explored(
      Exploration cells, Optional<Exploration> ablation, Optional<String> here) {
    Sources sources = Sources.of(cells.sources(), here);
    return ablation
        .map(
            its ->
                ExploredSection.of(
                    cells, its.ablation(), sources.and(Sources.of(its.sources(), here))))
        .orElseGet(() -> ExploredSection.of(cells, List.of(), sources));
  }

  /** These results beside a run, with the findings of other runs. */
  StudyAnswer.Beside beside(List<Findings> others) {
    return new StudyAnswer.Beside(versions, others, exploration, study, sources);
  }

  /**
   * The sections with their pictures, which are drawn.
   *
   * @param run the run whose host is marked in them
   */
  List<Block> write(PictureFiles files, Run run) throws IOException {
    List<Block> blocks = new ArrayList<>(sections);
    if (study.isPresent()) {
      blocks.addAll(
          SimulatedFiles.ofReport(
              study.get(), files.beside(SIMULATED), run.environment().roundTrips()));
    }
    return blocks;
  }
}
