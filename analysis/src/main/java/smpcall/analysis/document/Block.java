// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a document. All texts are plain words on one line; every form does its own escaping.
 */
public sealed interface Block {
  /** References to notes in forms without links: [1] [3]. */
  static String marks(List<Integer> notes) {
    return String.join(" ", notes.stream().map(note -> "[" + note + "]").toList());
  }

  /** Its lines in a form. */
  List<String> in(Form form);

  /** An important sentence, printed as a paragraph of its own. */
  record Lead(String text) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.lead(this);
    }
  }

  /** The title of a section. */
  record Heading(String text) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.heading(this);
    }
  }

  /**
   * A paragraph.
   *
   * @param notes the numbers of the {@link Notes} that belong to it
   */
  record Prose(String text, List<Integer> notes) implements Block {
    public Prose(String text) {
      this(text, List.of());
    }

    @Override
    public List<String> in(Form form) {
      return form.prose(this);
    }
  }

  /** An unordered list. */
  record Bullets(List<String> points) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.bullets(this);
    }
  }

  /** Notes, numbered from 1. */
  record Notes(List<String> notes) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.notes(this);
    }
  }

  /** Names with their values. */
  record Facts(List<Fact> facts) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.facts(this);
    }
  }

  /** A line of {@link Facts}. */
  record Fact(String name, String value) {}

  /** Lines of code, kept as they are. */
  record Code(List<String> lines) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.code(this);
    }
  }

  /**
   * A picture and the table that it was drawn from. Forms without pictures leave it out.
   *
   * @param caption the subject of the picture
   * @param file the path from the directory of the document, with slashes; empty when the picture
   *     could not be drawn
   * @param svg the picture for HTML: an {@code svg} element for wide pages, and one for narrow
   *     pages where there is one, with ids that are unique in the document; empty when it could not
   *     be drawn
   * @param data the table with every number of the picture
   */
  record Picture(String caption, String file, String svg, Table data) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.picture(this);
    }
  }

  /**
   * What only a page shows, one click away.
   *
   * @param title the words that are seen before the click
   */
  record Folded(String title, List<Block> blocks) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.folded(this);
    }
  }

  /**
   * A table.
   *
   * @param caption the text above it; may be empty
   * @param alignment one letter for each column: l or r for left or right
   * @param head the names of the columns
   * @param rows the rows, each with a cell for every column
   * @param notes the numbers of the {@link Notes} that belong to each row
   */
  record Table(
      String caption,
      String alignment,
      List<String> head,
      List<List<String>> rows,
      List<List<Integer>> notes)
      implements Block {
    public Table {
      if (notes.size() != rows.size()) {
        throw new IllegalArgumentException(notes.size() + " notes for " + rows.size() + " rows");
      }
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException(
              row.size() + " cells in " + head.size() + " columns: " + row);
        }
      }
    }

    /** A table without notes. */
    public Table(String caption, String alignment, List<String> head, List<List<String>> rows) {
      this(caption, alignment, head, rows, rows.stream().map(row -> List.<Integer>of()).toList());
    }

    /** Whether some row has a note. */
    boolean isNoted() {
      return notes.stream().anyMatch(row -> !row.isEmpty());
    }

    /** The same table with the marks of its notes, such as [1] [3], in a last column. */
    Table withMarks() {
      if (!isNoted()) {
        return this;
      }
      List<List<String>> marked = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        List<String> row = new ArrayList<>(rows.get(i));
        row.add(marks(notes.get(i)));
        marked.add(row);
      }
      List<String> names = new ArrayList<>(head);
      names.add("");
      return new Table(caption, alignment + "l", names, marked);
    }

    @Override
    public List<String> in(Form form) {
      return form.table(this);
    }
  }
}
