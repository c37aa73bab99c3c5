// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smpcall.analysis.document.Block;
import smpcall.analysis.draw.InlineSvg;
import smpcall.analysis.draw.PictureWriter.NoFontsException;
import smpcall.analysis.file.FileName;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.table.Csv;

/** The tables and pictures of one host or of none, tables before their pictures. */
public final class PictureFiles {
  private final Path charts;
  private final Path directory;
  private final List<Path> written = new ArrayList<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  /** Draws a picture. */
  @FunctionalInterface
  public interface Drawing {
    List<Path> write(Path directory, String name) throws IOException, NoFontsException;
  }

  /**
   * @param charts a directory, made where it is not there
   * @param host whose name need not be one of a directory
   */
  public PictureFiles(Path charts, String host) throws IOException {
    this(charts, charts.resolve(directoryOf(host)));
  }

  /**
   * Of what is not one host's.
   *
   * @param charts a directory, made where it is not there
   */
  public PictureFiles(Path charts) throws IOException {
    this(charts, charts);
  }

  private PictureFiles(Path charts, Path directory) throws IOException {
    this.charts = charts;
    this.directory = Files.createDirectories(directory);
  }

  public static String directoryOf(String host) {
    String name = FileName.of(host);
    return name.matches("\\.*") ? "_" + name : name;
  }

  /** Writes a table and the picture of it; where the host has no font, the table alone. */
  public Block.Picture write(String name, String caption, Csv csv, Drawing drawing)
      throws IOException {
    table(name, csv);
    Block.Table data = data(name, csv);
    try {
      List<Path> files = drawing.write(directory, name);
      written.addAll(files);
      String svg =
          InlineSvg.of(Files.readString(files.get(0)), "picture-" + name.replace('.', '-'));
      String file = directory.getFileName() + "/" + name + ".png";
      return new Block.Picture(caption, file, svg, data);
    } catch (NoFontsException e) {
      complaints.add(e.getMessage());
      return new Block.Picture(caption, "", "", data);
    }
  }

  public void table(String name, Csv csv) throws IOException {
    Path file = directory.resolve(name + ".csv");
    csv.write(file);
    written.add(file);
  }

  /** Writes a text beside the directories of hosts. */
  public void text(String name, String text) throws IOException {
    Path file = charts.resolve(name);
    WholeFile.write(file, text);
    written.add(file);
  }

  /** What was written, in that order. */
  public List<Path> written() {
    return written;
  }

  /** What could not be written, and what to do about it; each thing once. */
  public Set<String> complaints() {
    return complaints;
  }

  /** Columns of numbers are aligned to the right. */
  private static Block.Table data(String name, Csv csv) {
    String alignment =
        IntStream.range(0, csv.columns().size())
            .mapToObj(column -> isOfNumbers(csv, column) ? "r" : "l")
            .collect(Collectors.joining());
    return new Block.Table(name + ".csv", alignment, csv.columns(), csv.rows());
  }

  private static boolean isOfNumbers(Csv csv, int column) {
    return csv.rows().stream().allMatch(row -> row.get(column).matches("[-\\d.]*"));
  }
}
