// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.List;

/** A piece of a document. All texts are plain words on one line; every form escapes its own way. */
public sealed interface Block {
  /** How it looks in a form. */
  List<String> in(Form form);

  /** What matters most, before the first heading. */
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

  /** A paragraph. */
  record Prose(String text) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.prose(this);
    }
  }

  /** Points in no order. */
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

  /** Names and what is known of each. */
  record Facts(List<Fact> facts) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.facts(this);
    }
  }

  /** A line of {@link Facts}. */
  record Fact(String name, String value) {}

  /** Lines to be typed as they are. */
  record Code(List<String> lines) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.code(this);
    }
  }

  /**
   * A picture; forms without pictures leave it out.
   *
   * @param caption what it shows
   * @param file relative to the directory of the document, with slashes
   */
  record Picture(String caption, String file) implements Block {
    @Override
    public List<String> in(Form form) {
      return form.picture(this);
    }
  }

  /**
   * A table.
   *
   * @param caption above it; may be empty
   * @param alignment one letter for each column: l or r for left or right
   * @param head names of the columns
   * @param rows as many cells each as there are columns
   */
  record Table(String caption, String alignment, List<String> head, List<List<String>> rows)
      implements Block {
    public Table {
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException(
              row.size() + " cells in " + head.size() + " columns: " + row);
        }
      }
    }

    @Override
    public List<String> in(Form form) {
      return form.table(this);
    }
  }
}
