// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown as GitHub reads it, with pictures. */
public final class Markdown implements Form {
  private Markdown() {}

  /** The whole document, ending with a line feed. */
  public static String of(Document document) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + text(document.title()));
    lines.add("");
    lines.addAll(new Markdown().lines(document.blocks()));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public List<String> lead(Block.Lead lead) {
    return List.of("**" + text(lead.text()) + "**");
  }

  @Override
  public List<String> heading(Block.Heading heading) {
    return List.of("## " + text(heading.text()));
  }

  @Override
  public List<String> prose(Block.Prose prose) {
    return List.of(text(prose.text() + " " + Block.marks(prose.notes())));
  }

  @Override
  public List<String> bullets(Block.Bullets bullets) {
    return bullets.points().stream().map(point -> "- " + text(point)).toList();
  }

  @Override
  public List<String> notes(Block.Notes notes) {
    return IntStream.range(0, notes.notes().size())
        .mapToObj(i -> (i + 1) + ". " + text(notes.notes().get(i)))
        .toList();
  }

  @Override
  public List<String> facts(Block.Facts facts) {
    List<String> lines = new ArrayList<>(List.of("| | |", "|:---|:---|"));
    facts.facts().forEach(f -> lines.add(row(List.of(f.name(), f.value()))));
    return lines;
  }

  @Override
  public List<String> code(Block.Code code) {
    return code.lines().stream().map(line -> "    " + line.replaceAll("\\s", " ")).toList();
  }

  @Override
  public List<String> picture(Block.Picture picture) {
    if (picture.file().isEmpty()) {
      return List.of();
    }
    return List.of("![" + text(picture.caption()) + "](<" + picture.file() + ">)");
  }

  @Override
  public List<String> table(Block.Table plain) {
    Block.Table table = plain.withMarks();
    List<String> lines = new ArrayList<>();
    if (!table.caption().isEmpty()) {
      lines.add("**" + text(table.caption()) + "**");
      lines.add("");
    }
    lines.add(row(table.head()));
    lines.add(
        table
            .alignment()
            .chars()
            .mapToObj(c -> c == 'l' ? ":---" : "---:")
            .collect(Collectors.joining("|", "|", "|")));
    table.rows().forEach(cells -> lines.add(row(cells)));
    return lines;
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Escapes words, so that nothing in them is Markdown or HTML. */
  private static String text(String words) {
    return plain(words).replaceAll("[\\\\`*_<>\\[\\]|~#&]", "\\\\$0");
  }

  private static String plain(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
