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
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.InlineSvg;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.draw.PictureWriter.NoFontsException;
import smpcall.analysis.file.FileName;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.table.Csv;

/** Writes the tables and pictures of one host or of none, each table before its picture. */
public final class PictureFiles {
  private final Path charts;
  private final Path directory;
  private final List<Path> written;
  private final Set<String> complaints;

  /**
   * @param charts the directory of all charts, made if missing
   * @param host the name of the host, which need not be a valid name of a directory
   */
  public PictureFiles(Path charts, String host) throws IOException {
    this(charts, charts.resolve(directoryOf(host)), new ArrayList<>(), new LinkedHashSet<>());
  }

  /**
   * For files that belong to no host.
   *
   * @param charts the directory of all charts, made if missing
   */
  public PictureFiles(Path charts) throws IOException {
    this(charts, charts, new ArrayList<>(), new LinkedHashSet<>());
  }

  private PictureFiles(Path charts, Path directory, List<Path> written, Set<String> complaints)
      throws IOException {
    this.charts = charts;
    this.directory = Files.createDirectories(directory);
    this.written = written;
    this.complaints = complaints;
  }

  /**
   * For files in another directory of the same charts; both list all that was written.
   *
   * @param name the directory, made if missing
   */
  public PictureFiles beside(String name) throws IOException {
    return new PictureFiles(charts, charts.resolve(name), written, complaints);
  }

  public static String directoryOf(String host) {
    String name = FileName.of(host);
    return name.matches("\\.*") ? "_" + name : name;
  }

  /** Writes a table and its picture; without a font, only the table. */
  public Block.Picture write(String name, String caption, Csv csv, Figure figure)
      throws IOException {
    table(name, csv);
    Block.Table data = data(name, csv);
    try {
      written.addAll(PictureWriter.write(figure, directory, name));
      String file = directory.getFileName() + "/" + name + ".png";
      String svg = InlineSvg.of(figure, "picture-" + name.replace('.', '-'));
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

  /** The written files, in order. */
  public List<Path> written() {
    return written;
  }

  /** The reasons why files could not be written, with their cures; each once. */
  public Set<String> complaints() {
    return complaints;
  }

  /** The table for a page; it aligns columns of numbers to the right. */
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
