// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Labels made of parts, such as "2 CPUs" and "gap 1 us": what all have in common is said once.
 *
 * @param parts the parts that all labels have, in their order
 */
public record SharedParts(List<String> parts) {

  /**
   * @param labels the parts of each label, one label or more
   */
  public static SharedParts of(Collection<List<String>> labels) {
    List<String> parts = new ArrayList<>(labels.iterator().next());
    labels.forEach(parts::retainAll);
    return new SharedParts(List.copyOf(parts));
  }

  /** The parts of one label that not all have: gap 1 us, 45 to 78 ns apart; empty for none. */
  public String apart(List<String> label) {
    return String.join(", ", label.stream().filter(part -> !parts.contains(part)).toList());
  }
}
