// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.chart.Csv;
import smpcall.analysis.chart.ForksTable;
import smpcall.analysis.chart.PictureWriter.NoFontsException;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.StudyCase;

/**
 * The files of a report: {@code <charts>/<host>/...} and {@code <charts>/appendix.txt}. Tables come
 * before pictures.
 */
final class ReportFiles {
  private final Path charts;
  private final Path directory;
  private final Run run;
  private final List<Path> written = new ArrayList<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  ReportFiles(Path charts, Run run) throws IOException {
    this.charts = charts;
    this.directory = Files.createDirectories(charts.resolve(run.host()));
    this.run = run;
  }

  void write(Findings findings) throws IOException {
    boolean storm = findings.workload().equals(StudyCase.STORM);
    if (storm) {
      Path appendix = charts.resolve("appendix.txt");
      Files.writeString(appendix, Appendix.of(findings));
      written.add(appendix);
      ThroughputChart throughput = new ThroughputChart(findings);
      picture("throughput", throughput.csv(), throughput::write);
    }
    if (!findings.comparisons().isEmpty()) {
      RatioChart ratio = new RatioChart(findings);
      picture(storm ? "ratio" : findings.workload(), ratio.csv(), ratio::write);
    }
  }

  void writeForks() throws IOException {
    table(run.forksTable(), ForksTable.of(run));
  }

  /** What was written, in that order. */
  List<Path> written() {
    return written;
  }

  /** What could not be written, and what to do about it; each thing once. */
  Set<String> complaints() {
    return complaints;
  }

  @FunctionalInterface
  private interface Picture {
    List<Path> write(Path directory, String name) throws IOException, NoFontsException;
  }

  private void picture(String name, Csv table, Picture picture) throws IOException {
    table(name, table);
    try {
      written.addAll(picture.write(directory, name));
    } catch (NoFontsException e) {
      complaints.add(e.getMessage());
    }
  }

  private void table(String name, Csv table) throws IOException {
    Path file = directory.resolve(name + ".csv");
    table.write(file);
    written.add(file);
  }
}
