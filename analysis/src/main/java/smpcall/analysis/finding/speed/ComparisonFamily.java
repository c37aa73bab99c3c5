// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.SignFlip;

/**
 * The declared family of a run: its comparisons of {@link Comparison.Role#MAIN} that have a p. A
 * comparison without a p (it failed its audit, or has too few blocks) claims nothing and does not
 * count.
 *
 * @param members the comparisons of the family, in the order of the run
 */
public record ComparisonFamily(List<Comparison> members) {

  public static ComparisonFamily of(List<Comparison> comparisons) {
    return new ComparisonFamily(
        comparisons.stream()
            .filter(c -> c.role() == Comparison.Role.MAIN)
            .filter(c -> c.ratio().isPresent() && c.ratio().get().p().isPresent())
            .toList());
  }

  /** Corrects the members for their number, and leaves the others as they are. */
  public static List<Comparison> judge(List<Comparison> comparisons) {
    List<Comparison> members = of(comparisons).members();
    double[] adjusted = Holm.adjusted(ps(members));
    double[] best =
        Holm.adjusted(
            members.stream().mapToDouble(c -> SignFlip.smallestP(ratio(c).n())).toArray());
    List<Comparison> judged = new ArrayList<>(comparisons);
    for (int i = 0; i < adjusted.length; i++) {
      int place = comparisons.indexOf(members.get(i));
      judged.set(place, members.get(i).inFamily(adjusted[i], members.size(), best[i] > Holm.LEVEL));
    }
    return List.copyOf(judged);
  }

  private static double[] ps(List<Comparison> members) {
    return members.stream().mapToDouble(c -> ratio(c).p().orElseThrow()).toArray();
  }

  private static PairedRatio ratio(Comparison member) {
    return member.ratio().orElseThrow();
  }

  public int size() {
    return members.size();
  }
}
