// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.chart.CheckTable;
import smpcall.analysis.chart.Csv;
import smpcall.analysis.chart.ForksTable;
import smpcall.analysis.chart.LatencyChart;
import smpcall.analysis.chart.PictureWriter.NoFontsException;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.document.Markdown;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Arrangement;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Series;
import smpcall.analysis.finding.WorkloadWords;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.Workload;

/**
 * The files of a report: {@code <charts>/<host>/...} and {@code <charts>/appendix.*}. Tables come
 * before pictures, and texts after them.
 */
final class ReportFiles {
  private final Path charts;
  private final Path directory;
  private final Run run;
  private final List<Path> written = new ArrayList<>();
  private final Map<Workload, List<Block.Picture>> pictures = new EnumMap<>(Workload.class);
  private final Set<String> complaints = new LinkedHashSet<>();

  ReportFiles(Path charts, Run run) throws IOException {
    this.charts = charts;
    this.directory = Files.createDirectories(charts.resolve(run.host()));
    this.run = run;
    for (Workload workload : Workload.values()) {
      pictures.put(workload, new ArrayList<>());
    }
  }

  void write(Findings findings) throws IOException {
    boolean calls = findings.workload().isOfCalls();
    if (!findings.comparisons().isEmpty()) {
      RatioChart ratio = new RatioChart(findings);
      String question = WorkloadWords.of(findings.workload()).question();
      picture(findings, calls ? "-ratio" : "", question, ratio.csv(), ratio::write);
    }
    if (calls) {
      for (Series series : findings.series()) {
        ThroughputChart throughput = new ThroughputChart(findings, series);
        picture(
            findings,
            "-throughput" + series.suffix(),
            caption("What a call costs", findings, series.label()),
            throughput.csv(),
            throughput::write);
      }
      latency(findings);
    }
  }

  private void latency(Findings findings) throws IOException {
    if (findings.latencies().isEmpty()) {
      return;
    }
    for (Arrangement arrangement : findings.arrangements()) {
      LatencyChart chart = new LatencyChart(findings, arrangement);
      String name = "-latency-" + arrangement.cpus() + "cpus" + arrangement.series().suffix();
      if (chart.hasCurves()) {
        String caption = caption("How long single calls take", findings, arrangement.label());
        picture(findings, name, caption, chart.csv(), chart::write);
      } else {
        table(findings.workload().id() + name, chart.csv());
      }
    }
  }

  private static String caption(String what, Findings findings, String where) {
    String title = WorkloadWords.of(findings.workload()).title();
    return what + ". " + title + (where.isEmpty() ? "" : " (" + where + ")");
  }

  /** What the check found, when there was one. */
  void writeCheck() throws IOException {
    if (run.check().isPresent()) {
      table("check", CheckTable.of(run.check().get()));
    }
  }

  void writeForks() throws IOException {
    table(run.forksTable(), ForksTable.of(run));
  }

  /**
   * Both forms of the appendix, when there is something for it; the last, as it shows the pictures
   * that could be drawn.
   */
  void writeAppendix(List<Findings> all) throws IOException {
    List<Findings> calls = all.stream().filter(f -> f.workload().isOfCalls()).toList();
    if (!calls.isEmpty()) {
      List<Block.Picture> shown =
          calls.stream().flatMap(f -> pictures.get(f.workload()).stream()).toList();
      Document appendix = Appendix.of(calls, shown);
      text("appendix.txt", PlainText.of(appendix));
      text("appendix.md", Markdown.of(appendix));
    }
  }

  private void text(String name, String text) throws IOException {
    Path file = charts.resolve(name);
    Files.writeString(file, text);
    written.add(file);
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

  private void picture(Findings findings, String suffix, String caption, Csv table, Picture picture)
      throws IOException {
    String name = findings.workload().id() + suffix;
    table(name, table);
    try {
      written.addAll(picture.write(directory, name));
      pictures
          .get(findings.workload())
          .add(new Block.Picture(caption, run.host() + "/" + name + ".png"));
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
