// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The findings of an audit: a count and the first one for each broken invariant. */
public final class Findings {

  private record Kind(long count, Finding first) {}

  private final Map<Invariant, Kind> kinds = new EnumMap<>(Invariant.class);

  /** Adds a finding. */
  public void add(Finding finding) {
    add(finding, 1);
  }

  void add(Finding finding, long times) {
    kinds.merge(
        finding.invariant(),
        new Kind(times, finding),
        (seen, more) -> new Kind(seen.count + more.count, seen.first));
  }

  /** Adds findings of a later time. */
  public void addAll(Findings later) {
    later.kinds.forEach((invariant, kind) -> add(kind.first, kind.count));
  }

  /** The broken invariants, in the order of {@link Invariant}. */
  public Set<Invariant> broken() {
    return Collections.unmodifiableSet(new EnumMap<>(kinds).keySet());
  }

  /** The broken invariants, the most frequent first. */
  public List<Invariant> brokenByCount() {
    return kinds.keySet().stream().sorted(Comparator.comparing(this::count).reversed()).toList();
  }

  /** Whether there is no finding. */
  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** The number of findings of an invariant. */
  public long count(Invariant invariant) {
    return kinds.containsKey(invariant) ? kinds.get(invariant).count : 0;
  }

  /** The first finding of an invariant, if there is one. */
  public Optional<Finding> first(Invariant invariant) {
    return Optional.ofNullable(kinds.get(invariant)).map(Kind::first);
  }

  @Override
  public String toString() {
    return kinds.toString();
  }
}
