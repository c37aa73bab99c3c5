// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import smpcall.analysis.file.FileName;
import smpcall.analysis.report.PictureFiles;

/**
 * The files of a comparison: its picture, the table behind it and the printed text, {@code
 * <charts>/compare-BASE-NEW.*}. Different sides get different names.
 */
public final class CompareFiles {
  private final PictureFiles files;
  private final List<String> news = new ArrayList<>();

  public CompareFiles(Path charts) throws IOException {
    files = new PictureFiles(charts);
  }

  /**
   * @param remarks the differences between the sides
   * @param text the printed lines
   */
  public void write(GateResult result, List<String> remarks, List<String> text) throws IOException {
    ChangeChart chart = new ChangeChart(result, remarks);
    String name = name(result);
    if (chart.hasMarks()) {
      files.write(name, "", chart.csv(), chart.figure());
    } else {
      files.table(name, chart.csv());
      news.add("no picture: no case has speeds on both sides that may be compared");
    }
    files.text(name + ".txt", String.join("\n", text) + "\n");
    files.written().forEach(file -> news.add("wrote " + file));
  }

  private static String name(GateResult result) {
    List<String> parts = new ArrayList<>(List.of("compare", result.base().runsInOneWord()));
    parts.add(jdks(result.base()));
    if (!result.paired()) {
      parts.add(result.fresh().runsInOneWord());
    }
    parts.add(jdks(result.fresh()));
    return FileName.of(String.join("-", parts));
  }

  private static String jdks(Side side) {
    return "jdk" + String.join("-", side.jdks());
  }

  /** The lines to print about the files. */
  public List<String> news() {
    return news;
  }

  /** The reasons why files could not be written, with their cures; each once. */
  public Set<String> complaints() {
    return files.complaints();
  }
}
