// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.List;
import java.util.stream.IntStream;

/** ASCII text of at most 72 columns for a mail, without pictures. */
public final class PlainText implements Form {
  private static final String INDENT = "  ";

  /** The least width of a column of names. */
  private static final int NAMES = 9;

  private PlainText() {}

  /** The whole document, ending with a line feed. */
  public static String of(Document document) {
    return String.join("\n", of(document.blocks())) + "\n";
  }

  /** The lines of some blocks. */
  public static List<String> of(List<Block> blocks) {
    return new PlainText().lines(blocks);
  }

  @Override
  public List<String> lead(Block.Lead lead) {
    return Paragraph.of("", lead.text());
  }

  @Override
  public List<String> heading(Block.Heading heading) {
    return Paragraph.of("", heading.text());
  }

  @Override
  public List<String> prose(Block.Prose prose) {
    return Paragraph.of(INDENT, (prose.text() + " " + Block.marks(prose.notes())).strip());
  }

  @Override
  public List<String> bullets(Block.Bullets bullets) {
    return bullets.points().stream()
        .flatMap(point -> Paragraph.of(INDENT + "- ", point).stream())
        .toList();
  }

  @Override
  public List<String> notes(Block.Notes notes) {
    return IntStream.range(0, notes.notes().size())
        .boxed()
        .flatMap(i -> Paragraph.of(INDENT + "[" + (i + 1) + "] ", notes.notes().get(i)).stream())
        .toList();
  }

  @Override
  public List<String> facts(Block.Facts facts) {
    int width = facts.facts().stream().mapToInt(f -> f.name().length()).reduce(NAMES, Math::max);
    return facts.facts().stream()
        .flatMap(f -> Paragraph.of(INDENT + padded(f.name(), width + 2), f.value()).stream())
        .toList();
  }

  @Override
  public List<String> code(Block.Code code) {
    return code.lines().stream().map(line -> INDENT + Paragraph.ascii(line)).toList();
  }

  @Override
  public List<String> picture(Block.Picture picture) {
    return List.of();
  }

  @Override
  public List<String> table(Block.Table table) {
    return new TextTable(table.withMarks()).lines();
  }

  private static String padded(String text, int width) {
    String ascii = Paragraph.ascii(text);
    return ascii + " ".repeat(width - ascii.length());
  }
}
