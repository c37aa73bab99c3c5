// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.explore.order.MemoryModel;
import smpcall.memory.Memory;

/**
 * Litmus tests pin the memory models: for each the outcome that an order forbids, and under which
 * models it can be. Names as in the tests of herd7 (Alglave, Maranget, Tautschnig, 2014).
 */
class LitmusTest {

  /**
   * A test.
   *
   * @param outcome registers, and behind a colon x and y at the end
   * @param allowed models that allow the outcome
   */
  record Case(String name, String outcome, Set<MemoryModel> allowed, List<Litmus.Code> threads) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Set<MemoryModel> NEVER = Set.of();
  private static final Set<MemoryModel> WEAK = Set.of(MemoryModel.WEAK, MemoryModel.WEAK_JAVA);
  private static final Set<MemoryModel> NOT_SC =
      Set.of(MemoryModel.TSO, MemoryModel.WEAK, MemoryModel.WEAK_JAVA);
  private static final Set<MemoryModel> JAVA = Set.of(MemoryModel.WEAK_JAVA);

  private static final Consumer<Memory> NOTHING = memory -> {};
  private static final Consumer<Memory> MB = Memory::fullFence;
  private static final Consumer<Memory> RMB = Memory::loadLoadFence;
  private static final Consumer<Memory> WMB = Memory::storeStoreFence;

  private static final BiConsumer<Memory, Long> WRITE = (memory, at) -> memory.setOpaque(at, 1);
  private static final BiConsumer<Memory, Long> RELEASE = (memory, at) -> memory.setRelease(at, 1);
  private static final BiConsumer<Memory, Long> XCHG = (memory, at) -> memory.getAndSet(at, 1);
  private static final BiConsumer<Memory, Long> XCHG_MB =
      (memory, at) -> {
        memory.getAndSet(at, 1);
        memory.atomicFence();
      };
  private static final ToLongBiFunction<Memory, Long> READ = Memory::getOpaque;
  private static final ToLongBiFunction<Memory, Long> ACQUIRE = Memory::getAcquire;

  private static Case of(
      String name, String outcome, Set<MemoryModel> allowed, Litmus.Code... threads) {
    return new Case(name, outcome, allowed, List.of(threads));
  }

  private static Case sb(
      String name,
      Set<MemoryModel> allowed,
      BiConsumer<Memory, Long> write,
      Consumer<Memory> fence) {
    return of(
        name,
        "00:11",
        allowed,
        t -> {
          write.accept(t.memory, t.x);
          fence.accept(t.memory);
          t.keep(0, t.memory.getOpaque(t.y));
        },
        t -> {
          write.accept(t.memory, t.y);
          fence.accept(t.memory);
          t.keep(1, t.memory.getOpaque(t.x));
        });
  }

  private static Case mp(
      String name,
      Set<MemoryModel> allowed,
      Consumer<Memory> sender,
      BiConsumer<Memory, Long> write,
      ToLongBiFunction<Memory, Long> read,
      Consumer<Memory> receiver) {
    return of(
        name,
        "10:11",
        allowed,
        t -> {
          t.memory.setOpaque(t.x, 1);
          sender.accept(t.memory);
          write.accept(t.memory, t.y);
        },
        t -> {
          t.keep(0, read.applyAsLong(t.memory, t.y));
          receiver.accept(t.memory);
          t.keep(1, t.memory.getOpaque(t.x));
        });
  }

  private static Case iriw(
      String name,
      Set<MemoryModel> allowed,
      ToLongBiFunction<Memory, Long> read,
      Consumer<Memory> fence) {
    return of(
        name,
        "1010:11",
        allowed,
        t -> t.memory.setOpaque(t.x, 1),
        t -> t.memory.setOpaque(t.y, 1),
        t -> {
          t.keep(0, read.applyAsLong(t.memory, t.x));
          fence.accept(t.memory);
          t.keep(1, t.memory.getOpaque(t.y));
        },
        t -> {
          t.keep(2, read.applyAsLong(t.memory, t.y));
          fence.accept(t.memory);
          t.keep(3, t.memory.getOpaque(t.x));
        });
  }

  private static Case wrc(
      String name,
      Set<MemoryModel> allowed,
      ToLongBiFunction<Memory, Long> read,
      BiConsumer<Memory, Long> write) {
    return of(
        name,
        "110:11",
        allowed,
        t -> t.memory.setOpaque(t.x, 1),
        t -> {
          t.keep(0, read.applyAsLong(t.memory, t.x));
          write.accept(t.memory, t.y);
        },
        t -> {
          t.keep(1, t.memory.getAcquire(t.y));
          t.keep(2, t.memory.getOpaque(t.x));
        });
  }

  private static Case isa2(
      String name,
      Set<MemoryModel> allowed,
      ToLongBiFunction<Memory, Long> read,
      BiConsumer<Memory, Long> write) {
    return of(
        name,
        "110:11",
        allowed,
        t -> {
          t.memory.setOpaque(t.x, 1);
          t.memory.setRelease(t.y, 1);
        },
        t -> {
          t.keep(0, read.applyAsLong(t.memory, t.y));
          write.accept(t.memory, t.z);
        },
        t -> {
          t.keep(1, t.memory.getAcquire(t.z));
          t.keep(2, t.memory.getOpaque(t.x));
        });
  }

  private static Case r(
      String name, Set<MemoryModel> allowed, Consumer<Memory> a, Consumer<Memory> b) {
    return of(
        name,
        "0:12",
        allowed,
        t -> {
          t.memory.setOpaque(t.x, 1);
          a.accept(t.memory);
          t.memory.setOpaque(t.y, 1);
        },
        t -> {
          t.memory.setOpaque(t.y, 2);
          b.accept(t.memory);
          t.keep(0, t.memory.getOpaque(t.x));
        });
  }

  private static Litmus.Code reads(int first, Consumer<Memory> fence) {
    return t -> {
      t.keep(first, t.memory.getOpaque(t.x));
      fence.accept(t.memory);
      t.keep(first + 1, t.memory.getOpaque(t.x));
    };
  }

  static Stream<Case> cases() {
    return Stream.of(
        sb("SB", NOT_SC, WRITE, NOTHING),
        sb("SB+mbs", NEVER, WRITE, MB),
        sb("SB+wmbs", NOT_SC, WRITE, WMB),
        sb("SB+xchgs", WEAK, XCHG, NOTHING),
        sb("SB+xchg-mbs", NEVER, XCHG_MB, NOTHING),
        mp("MP", WEAK, NOTHING, WRITE, READ, NOTHING),
        mp("MP+wmb+po", WEAK, WMB, WRITE, READ, NOTHING),
        mp("MP+po+rmb", WEAK, NOTHING, WRITE, READ, RMB),
        mp("MP+wmb+rmb", NEVER, WMB, WRITE, READ, RMB),
        mp("MP+mb+rmb", NEVER, MB, WRITE, READ, RMB),
        mp("MP+wmb+mb", NEVER, WMB, WRITE, READ, MB),
        mp("MP+rel+acq", NEVER, NOTHING, RELEASE, ACQUIRE, NOTHING),
        mp("MP+rel+po", WEAK, NOTHING, RELEASE, READ, NOTHING),
        mp("MP+po+acq", WEAK, NOTHING, WRITE, ACQUIRE, NOTHING),
        mp("MP+wmb+acq", NEVER, WMB, WRITE, ACQUIRE, NOTHING),
        mp("MP+rel+rmb", NEVER, NOTHING, RELEASE, READ, RMB),
        mp("MP+xchg+acq", NEVER, NOTHING, XCHG, ACQUIRE, NOTHING),
        of("CoRR", "10:1", NEVER, t -> t.memory.setOpaque(t.x, 1), reads(0, NOTHING)),
        of(
            "CoRR2",
            "1221:2",
            NEVER,
            t -> t.memory.setOpaque(t.x, 1),
            t -> t.memory.setOpaque(t.x, 2),
            reads(0, NOTHING),
            reads(2, NOTHING)),
        iriw("IRIW", WEAK, READ, NOTHING),
        iriw("IRIW+acqs", WEAK, ACQUIRE, NOTHING),
        iriw("IRIW+rmbs", WEAK, READ, RMB),
        iriw("IRIW+mbs", NEVER, READ, MB),
        wrc("WRC", WEAK, READ, WRITE),
        wrc("WRC+acq+rel", NEVER, ACQUIRE, RELEASE),
        wrc("WRC+acq+po", JAVA, ACQUIRE, WRITE),
        isa2("ISA2", WEAK, READ, WRITE),
        isa2("ISA2+acq+rel", NEVER, ACQUIRE, RELEASE),
        isa2("ISA2+acq+po", JAVA, ACQUIRE, WRITE),
        r("R", NOT_SC, NOTHING, NOTHING),
        r("R+wmb+mb", WEAK, WMB, MB),
        r("R+mbs", NEVER, MB, MB),
        of(
            "LB (not covered)",
            "11:11",
            NEVER,
            t -> {
              t.keep(0, t.memory.getOpaque(t.x));
              t.memory.setOpaque(t.y, 1);
            },
            t -> {
              t.keep(1, t.memory.getOpaque(t.y));
              t.memory.setOpaque(t.x, 1);
            }),
        of(
            "2+2W (not covered)",
            ":22",
            NEVER,
            t -> {
              t.memory.setOpaque(t.x, 2);
              t.memory.setOpaque(t.y, 1);
            },
            t -> {
              t.memory.setOpaque(t.y, 2);
              t.memory.setOpaque(t.x, 1);
            }));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anOutcomeIsSeenUnderTheModelsThatAllowIt(Case test) {
    Litmus.Code[] threads = test.threads.toArray(new Litmus.Code[0]);
    for (MemoryModel model : MemoryModel.values()) {
      Set<String> seen = Litmus.outcomes(model, true, threads);

      assertThat(seen.contains(test.outcome))
          .as(model + " " + seen)
          .isEqualTo(test.allowed.contains(model));
      assertThat(Litmus.outcomes(model, false, threads)).as(model.id()).isEqualTo(seen);
    }
  }
}
