// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A heading of a page with the blocks below it, or what comes before the first heading.
 *
 * @param id its unique id, made of the words before the first colon; empty without a heading
 * @param blocks its blocks, the heading first
 */
record Section(String id, List<Block> blocks) {
  /** The sections of a document, a card first. */
  static List<Section> of(List<Block> blocks) {
    List<Section> sections = new ArrayList<>();
    Set<String> ids = new HashSet<>(Set.of("main"));
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        sections.add(new Section(id(heading, ids), new ArrayList<>()));
      }
      if (sections.isEmpty()) {
        sections.add(new Section("", new ArrayList<>()));
      }
      sections.get(sections.size() - 1).blocks.add(block);
    }
    return sections.stream().sorted(Comparator.comparing(section -> !section.isCard())).toList();
  }

  private static String id(Block.Heading heading, Set<String> ids) {
    String words =
        name(heading)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String id = words;
    for (int i = 2; !ids.add(id); i++) {
      id = words + "-" + i;
    }
    return id;
  }

  private static String name(Block.Heading heading) {
    return heading.text().split(":", 2)[0];
  }

  /** Its title without the words after a colon; empty without a heading. */
  String name() {
    return blocks.get(0) instanceof Block.Heading heading ? name(heading) : "";
  }

  /** Whether it has an important sentence, so that it is shown as a card. */
  boolean isCard() {
    return blocks.stream().anyMatch(block -> block instanceof Block.Lead);
  }

  /** Its blocks as they are shown: on a card the heading comes first, then the pictures. */
  List<Block> shown() {
    return isCard()
        ? blocks.stream().sorted(Comparator.comparingInt(Section::placeOnCard)).toList()
        : blocks;
  }

  private static int placeOnCard(Block block) {
    return block instanceof Block.Heading ? 0 : block instanceof Block.Picture ? 1 : 2;
  }
}
