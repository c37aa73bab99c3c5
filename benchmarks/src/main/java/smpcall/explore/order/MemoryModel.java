// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.order;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Words;

/** A memory model. */
public enum MemoryModel {
  /** {@link SequentialConsistency}. */
  SC,
  /** {@link TotalStoreOrder}. */
  TSO,
  /** {@link WeakOrder}, in which an acquire orders all that follows. */
  WEAK,
  /** {@link WeakOrder}, in which an acquire orders no later opaque store, as in Java alone. */
  WEAK_JAVA;

  /** The model with that id; empty when there is none. */
  public static Optional<MemoryModel> find(String id) {
    return Stream.of(values()).filter(model -> model.id().equals(id)).findFirst();
  }

  /** The name on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the model has an order by itself, whatever stands in the code. */
  public boolean implies(Operation.Kind ordering) {
    return this == SC || this == TSO && ordering != Operation.Kind.FULL_FENCE;
  }

  /** Whether loads may see old values. */
  public boolean isWeak() {
    return this == WEAK || this == WEAK_JAVA;
  }

  /** The memory after boot. */
  public MemoryOrder memory(Words words, int cpus) {
    return switch (this) {
      case SC -> new SequentialConsistency(words, cpus);
      case TSO -> new TotalStoreOrder(words, cpus);
      case WEAK -> new WeakOrder(words, cpus, true);
      case WEAK_JAVA -> new WeakOrder(words, cpus, false);
    };
  }
}
