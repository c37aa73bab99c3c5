// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often each invariant was broken, and how first. */
public final class Findings {

  private record Kind(long count, Finding first) {}

  private final Map<Invariant, Kind> kinds = new EnumMap<>(Invariant.class);

  public void add(Finding finding) {
    add(finding, 1);
  }

  void add(Finding finding, long times) {
    kinds.merge(
        finding.invariant(),
        new Kind(times, finding),
        (seen, more) -> new Kind(seen.count + more.count, seen.first));
  }

  /** Adds those that came later. */
  public void addAll(Findings later) {
    later.kinds.forEach((invariant, kind) -> add(kind.first, kind.count));
  }

  /** What was broken, in the order of {@link Invariant}. */
  public Set<Invariant> broken() {
    return Collections.unmodifiableSet(new EnumMap<>(kinds).keySet());
  }

  /** The same, what was broken most often first. */
  public List<Invariant> brokenByCount() {
    return kinds.keySet().stream().sorted(Comparator.comparing(this::count).reversed()).toList();
  }

  /** Whether nothing was. */
  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** How often. */
  public long count(Invariant invariant) {
    return kinds.containsKey(invariant) ? kinds.get(invariant).count : 0;
  }

  /** The first time, if ever. */
  public Optional<Finding> first(Invariant invariant) {
    return Optional.ofNullable(kinds.get(invariant)).map(Kind::first);
  }

  @Override
  public String toString() {
    return kinds.toString();
  }
}
