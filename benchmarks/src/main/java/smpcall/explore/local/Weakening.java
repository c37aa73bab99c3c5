// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.Set;
import smpcall.explore.local.Operation.Kind;

/**
 * Orderings that are taken away from the code: fences are left out, and acquire and release
 * accesses become opaque.
 *
 * @param orderings what is taken away
 */
public record Weakening(Set<Ordering> orderings) {

  /** Takes nothing away. */
  public static final Weakening NONE = new Weakening(Set.of());

  /**
   * An ordering at a place.
   *
   * @param kind fence, acquire load or release store
   * @param site its place, as {@link Site#words} has it
   */
  public record Ordering(Kind kind, String site) {}

  boolean drops(Kind kind) {
    return isConcerned(kind);
  }

  Kind weaken(Kind kind) {
    if (!isConcerned(kind)) {
      return kind;
    }
    return switch (kind) {
      case READ_ACQUIRE -> Kind.READ;
      case WRITE_RELEASE -> Kind.WRITE;
      default -> kind;
    };
  }

  private boolean isConcerned(Kind kind) {
    for (Ordering ordering : orderings) {
      if (ordering.kind == kind) {
        return orderings.contains(new Ordering(kind, Site.current().words()));
      }
    }
    return false;
  }
}
