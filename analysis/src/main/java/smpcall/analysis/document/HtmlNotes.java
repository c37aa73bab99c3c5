// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The footnotes of a page and the references to them, linked both ways. */
final class HtmlNotes {
  /** The number of references to each note, by its number. */
  private final Map<Integer, Integer> all = new HashMap<>();

  /** The number of references written so far, by the number of the note. */
  private final Map<Integer, Integer> written = new HashMap<>();

  HtmlNotes(List<Block> blocks) {
    blocks.stream().flatMap(HtmlNotes::in).forEach(note -> all.merge(note, 1, Integer::sum));
  }

  private static Stream<Integer> in(Block block) {
    if (block instanceof Block.Prose prose) {
      return prose.notes().stream();
    }
    if (block instanceof Block.Table table) {
      return table.notes().stream().flatMap(List::stream);
    }
    if (block instanceof Block.Folded folded) {
      return folded.blocks().stream().flatMap(HtmlNotes::in);
    }
    return Stream.empty();
  }

  /** Links to notes, written after the text they belong to; each link has an id of its own. */
  String references(List<Integer> notes) {
    return notes.stream().map(this::reference).collect(Collectors.joining(" "));
  }

  private String reference(int note) {
    int place = written.merge(note, 1, Integer::sum);
    return "<sup><a id=\""
        + id(note, place)
        + "\" href=\"#note-"
        + note
        + "\" aria-label=\"Footnote "
        + note
        + "\">["
        + note
        + "]</a></sup>";
  }

  /**
   * A note with its links back.
   *
   * @param text the escaped text
   */
  String note(int note, String text) {
    String back =
        IntStream.rangeClosed(1, all.getOrDefault(note, 0))
            .mapToObj(place -> back(note, place))
            .collect(Collectors.joining());
    return "<li id=\"note-" + note + "\" tabindex=\"-1\">" + text + back + "</li>";
  }

  private static String back(int note, int place) {
    return " <a href=\"#"
        + id(note, place)
        + "\" aria-label=\"Back to reference "
        + place
        + " of footnote "
        + note
        + "\">\u21a9</a>";
  }

  private static String id(int note, int place) {
    return "note-" + note + "-from-" + place;
  }
}
