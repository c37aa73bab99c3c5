// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;

/** Stores that others do not see yet, the oldest first. */
final class StoreBuffer {

  private static final int MOST = 56;

  private record Store(long address, long value) {}

  private final int cpu;
  private final int rank;
  private final Clock clock;
  private final Map<Long, Long> words;
  private final LongFunction<CacheLine> lineOf;
  private final long hit;
  private final Deque<Store> stores = new ArrayDeque<>();
  private boolean isAwaited;

  StoreBuffer(
      int cpu,
      int rank,
      Clock clock,
      Map<Long, Long> words,
      LongFunction<CacheLine> lineOf,
      Parameters parameters) {
    this.cpu = cpu;
    this.rank = rank;
    this.clock = clock;
    this.words = words;
    this.lineOf = lineOf;
    hit = parameters.picoseconds(Parameter.HIT);
  }

  boolean isEmpty() {
    return stores.isEmpty();
  }

  /** The youngest store to that address. */
  OptionalLong find(long address) {
    for (Iterator<Store> youngest = stores.descendingIterator(); youngest.hasNext(); ) {
      Store store = youngest.next();
      if (store.address == address) {
        return OptionalLong.of(store.value);
      }
    }
    return OptionalLong.empty();
  }

  /** For the CPU: adds a store, when there is room. */
  void add(long address, long value) {
    awaitAtMost(MOST - 1);
    stores.add(new Store(address, value));
    if (stores.size() == 1) {
      clock.at(clock.now(), rank, this::fetchFirst);
    }
  }

  /** For the CPU: waits until all is written. */
  void drain() {
    awaitAtMost(0);
  }

  private void awaitAtMost(int number) {
    while (stores.size() > number) {
      isAwaited = true;
      clock.sleep();
    }
  }

  private void fetchFirst() {
    Store store = stores.element();
    CacheLine line = lineOf.apply(store.address);
    Request request =
        new Request(
            cpu, rank, Access.STORE, () -> words.put(store.address, store.value), this::firstEnds);
    if (line.isReady(cpu, Access.STORE)) {
      line.hit(request);
      firstEnds(clock.now() + hit);
    } else {
      line.request(request);
    }
  }

  private void firstEnds(long time) {
    clock.at(time, rank, this::removeFirst);
  }

  private void removeFirst() {
    stores.remove();
    if (isAwaited) {
      isAwaited = false;
      clock.wakeAt(clock.now(), cpu);
    }
    if (!stores.isEmpty()) {
      fetchFirst();
    }
  }
}
