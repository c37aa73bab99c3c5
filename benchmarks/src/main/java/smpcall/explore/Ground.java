// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.Random;
import smpcall.explore.local.LocalStates;
import smpcall.explore.local.Words;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.state.Coder;
import smpcall.explore.state.Fingerprint;
import smpcall.explore.state.StateQueue;
import smpcall.explore.state.StateTable;

/**
 * All that a search stands on: what is known of the words, the local states, and the transitions.
 * Random walks from the first state learn of the words what they can, so that the search seldom
 * learns more and must begin again.
 */
final class Ground {

  /** Walks that learn nothing before it is enough, for each CPU above the first. */
  private static final int QUIET_WALKS = 50;

  private static final int STEPS = 3_000;
  private static final int MOST_LEARNED = 2_000_000;

  final Subject subject;
  final Words words;
  LocalStates locals;
  Transitions transitions;
  private GlobalState like;

  private Ground(Subject subject) {
    this.subject = subject;
    words = subject.words();
    renew();
  }

  /** A ground of which random walks learn nothing more. */
  static Ground learned(Subject subject) {
    Ground ground = new Ground(subject);
    Random random = new Random(1);
    int enough = QUIET_WALKS * (subject.program().cpus() - 1);
    for (int quiet = 0; quiet < enough; quiet++) {
      int growth = ground.locals.growth();
      try {
        ground.walk(random);
        quiet = ground.locals.growth() > growth ? 0 : quiet;
      } catch (Words.Learned e) {
        ground.renew();
        quiet = 0;
      }
    }
    ground.learnFromSequentialConsistency();
    return ground;
  }

  /** A search under sequential consistency, which is short, meets nearly all local states. */
  private void learnFromSequentialConsistency() {
    boolean all = !subject.model().isWeak();
    while (!all) {
      try {
        searchUnder(MemoryModel.SC);
        all = true;
      } catch (Words.Learned e) {
        renew();
      }
    }
  }

  private void searchUnder(MemoryModel model) {
    int cpus = subject.program().cpus();
    GlobalState at =
        new GlobalState(locals, model.memory(words, cpus), cpus, subject.program().calls().size());
    Transitions its = new Transitions(locals, subject.program(), true, at);
    StateTable table = new StateTable();
    StateQueue queue = new StateQueue();
    Coder coder = new Coder();
    Fingerprint fingerprint = new Fingerprint();
    Transitions.Receiver meet =
        (number, next) -> {
          coder.clear();
          next.encode(coder);
          fingerprint.of(coder.bytes(), coder.length());
          if (table.add(fingerprint.high(), fingerprint.low(), 0, 0) >= 0) {
            queue.add(coder.bytes(), coder.length());
          }
        };
    its.start(at);
    meet.next(0, at);
    Coder taken = new Coder();
    while (table.size() < MOST_LEARNED && queue.take(taken)) {
      at.decode(taken);
      its.expand(at, meet);
    }
  }

  /** Begins again, as something was learned. */
  void renew() {
    boolean begun = false;
    while (!begun) {
      try {
        begin();
        begun = true;
      } catch (Words.Learned e) {
        begun = false;
      }
    }
  }

  private void begin() {
    locals = subject.locals(words);
    int cpus = subject.program().cpus();
    like =
        new GlobalState(
            locals, subject.model().memory(words, cpus), cpus, subject.program().calls().size());
    transitions = new Transitions(locals, subject.program(), subject.reductions(), like);
    transitions.start(like.fresh());
  }

  /** A state of this ground, not begun. */
  GlobalState state() {
    return like.fresh();
  }

  private void walk(Random random) {
    GlobalState at = state();
    GlobalState chosen = state();
    transitions.start(at);
    for (int step = 0; step < STEPS; step++) {
      int[] seen = {0};
      int count =
          transitions.expand(
              at,
              (number, next) -> {
                if (random.nextInt(++seen[0]) == 0) {
                  chosen.copyFrom(next);
                }
              });
      if (count == 0) {
        return;
      }
      at.copyFrom(chosen);
    }
  }
}
