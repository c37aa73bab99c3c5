// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.report.PictureFiles;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.run.SimulatedWorkload;
import smpcall.analysis.simulated.RunGroup;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.simulated.SimulatedText;

/** The files of simulated runs: pictures, the table of each, and what is printed. */
public final class SimulatedFiles {
  private final PictureFiles files;

  /**
   * @param directory directory of the files, made if missing
   */
  public SimulatedFiles(Path directory) throws IOException {
    this(new PictureFiles(directory));
  }

  private SimulatedFiles(PictureFiles files) {
    this.files = files;
  }

  /**
   * Draws how transfers grow, with all at its default, and which sign the grid has at the line
   * times of a host, for the page of a report.
   *
   * @param files writes into the directory of simulated runs
   * @param trips round trips between the CPUs of the host; empty: not measured
   */
  public static List<Block.Picture> ofReport(
      SimulatedStudy study, PictureFiles files, Optional<RoundTrips> trips) throws IOException {
    SimulatedFiles simulated = new SimulatedFiles(files);
    List<Block.Picture> pictures = new ArrayList<>();
    for (RunGroup group : study.usual()) {
      pictures.add(simulated.write(TransferChart.of(group)));
      Optional<SimulatedChart> signs = LineTimeChart.of(group.grid(), trips);
      if (signs.isPresent()) {
        pictures.add(simulated.write(signs.get()));
      }
    }
    return pictures;
  }

  public void write(SimulatedStudy study) throws IOException {
    for (SimulatedChart chart : charts(study)) {
      write(chart);
    }
    files.text("simulated.txt", String.join("\n", PlainText.of(SimulatedText.of(study))) + "\n");
  }

  private Block.Picture write(SimulatedChart chart) throws IOException {
    return files.write(chart.name(), chart.figure().title(), chart.csv(), chart.figure());
  }

  /** The pictures, in the order of the printed tables. */
  static List<SimulatedChart> charts(SimulatedStudy study) {
    List<SimulatedChart> charts = new ArrayList<>();
    for (RunGroup group : study.groups()) {
      SimulatedWorkload workload = group.scene().workload();
      if (workload.isOfKernels()) {
        charts.add(TransferChart.of(group));
        charts.add(FieldChart.of(group));
      }
      if (workload == SimulatedWorkload.STORM) {
        charts.add(ShareChart.of(group));
      }
      if (workload == SimulatedWorkload.LOCK && group.isStandard()) {
        charts.add(LockChart.of(group));
      }
    }
    study.grids().stream().map(SignChart::of).flatMap(Optional::stream).forEach(charts::add);
    return charts;
  }

  /** The number of written files. */
  public int number() {
    return files.written().size();
  }

  /** The reasons why files could not be written, with their cures; each once. */
  public Set<String> complaints() {
    return files.complaints();
  }
}
