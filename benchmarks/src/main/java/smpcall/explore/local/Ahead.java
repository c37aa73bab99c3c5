// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the code may do from a place on before its next full fence: the words that it may load, and
 * whether it may store what others load. It is learned, and only grows.
 */
public final class Ahead {

  private final boolean fence;
  private final List<Ahead> before = new ArrayList<>();
  private long[] reads = {};
  private boolean stores;
  private boolean ends;

  /**
   * @param fence whether the place is a full fence itself, so that nothing is ahead of it
   */
  Ahead(boolean fence) {
    this.fence = fence;
  }

  /** Whether the word in a slot may be loaded. */
  public boolean reads(int slot) {
    int at = slot / Long.SIZE;
    return at < reads.length && (reads[at] >>> slot & 1) != 0;
  }

  /** Whether something may be stored that another CPU loads. */
  public boolean stores() {
    return stores;
  }

  /** Whether the frame may end. */
  public boolean ends() {
    return ends;
  }

  /** Adds what the place itself does; returns whether that is new. */
  boolean add(int readSlot, boolean storing, boolean ending) {
    Ahead own = new Ahead(false);
    if (readSlot >= 0) {
      own.reads = new long[readSlot / Long.SIZE + 1];
      own.reads[readSlot / Long.SIZE] = 1L << readSlot;
    }
    own.stores = storing;
    own.ends = ending;
    return grow(own);
  }

  /** Adds a place that may come next; returns whether that is new. */
  boolean leadsTo(Ahead next) {
    if (fence || next.before.contains(this)) {
      return false;
    }
    next.before.add(this);
    return grow(next);
  }

  /** Takes over what another has; returns whether something is new. */
  private boolean grow(Ahead other) {
    boolean grown = other.stores && !stores || other.ends && !ends;
    stores |= other.stores;
    ends |= other.ends;
    if (other.reads.length > reads.length) {
      reads = Arrays.copyOf(reads, other.reads.length);
    }
    for (int i = 0; i < other.reads.length; i++) {
      grown |= (other.reads[i] & ~reads[i]) != 0;
      reads[i] |= other.reads[i];
    }
    if (grown) {
      before.forEach(each -> each.grow(this));
    }
    return grown;
  }
}
