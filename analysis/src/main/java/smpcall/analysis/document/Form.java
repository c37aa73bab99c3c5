// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A form of a document: it gives the lines of each kind of block; none for a kind it leaves out.
 */
public interface Form {
  List<String> lead(Block.Lead lead);

  List<String> heading(Block.Heading heading);

  List<String> prose(Block.Prose prose);

  List<String> bullets(Block.Bullets bullets);

  List<String> notes(Block.Notes notes);

  List<String> facts(Block.Facts facts);

  List<String> code(Block.Code code);

  List<String> picture(Block.Picture picture);

  List<String> table(Block.Table table);

  /** Forms that cannot fold leave it out. */
  default List<String> folded(Block.Folded folded) {
    return List.of();
  }

  /** Blocks one after the other, with an empty line between each two. */
  default List<String> lines(List<Block> blocks) {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks) {
      List<String> body = block.in(this);
      if (!lines.isEmpty() && !body.isEmpty()) {
        lines.add("");
      }
      lines.addAll(body);
    }
    return lines;
  }
}
