// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.document.Block;

/** The pictures of an appendix, by topic. */
public final class Pictures {
  /** The subject of a picture. */
  public enum Topic {
    ANSWER,
    RATIO,
    SPEED,
    GAP,
    LANGUAGE,
    SENSITIVITY,
    LATENCY,
    MACHINE,
    RUN_ORDER
  }

  private final Map<Topic, List<Block.Picture>> all = new EnumMap<>(Topic.class);

  public void add(Topic topic, Block.Picture picture) {
    all.computeIfAbsent(topic, t -> new ArrayList<>()).add(picture);
  }

  List<Block.Picture> of(Topic topic) {
    return List.copyOf(all.getOrDefault(topic, List.of()));
  }
}
