// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.List;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.Occurrence;
import smpcall.explore.local.Words;
import smpcall.explore.program.CpuNames;
import smpcall.explore.program.Program;
import smpcall.explore.trace.Breach;
import smpcall.explore.trace.Step;
import smpcall.explore.trace.StepWords;

/**
 * Runs a schedule once more, step by step, and says what happens.
 *
 * <p>Every load has the number of the step whose store it sees.
 */
public final class Replayer {

  /**
   * What a schedule did.
   *
   * @param steps lines, in order
   * @param choices what was chosen, in order
   * @param breaches what was broken, in order
   * @param misfit why the schedule does not fit, or null
   */
  public record Replayed(
      List<Step> steps, List<Choice> choices, List<Breach> breaches, String misfit) {}

  private final Ground ground;
  private final StepWords stepWords;
  private final Program program;
  private final List<Step> steps = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private GlobalState state;
  private GlobalState next;
  private int number;

  private Replayer(Subject subject) {
    ground = Ground.learned(subject);
    program = subject.program();
    stepWords = new StepWords(ground.words, program.cpus());
  }

  /** Replays the way to a broken invariant. */
  static Replayed path(Subject subject, int[] path, boolean toEnd) {
    return replay(
        subject,
        toEnd,
        replayer -> {
          for (int each : path) {
            replayer.step(each);
          }
          return null;
        });
  }

  /** Replays a schedule, on what it was found in or on something else. */
  public static Replayed choices(Subject subject, List<Choice> wanted) {
    return replay(
        subject,
        true,
        replayer -> {
          for (Choice choice : wanted) {
            int at = replayer.ground.transitions.choices(replayer.state).indexOf(choice);
            if (at < 0) {
              return "step "
                  + (replayer.number + 1)
                  + " does not fit: "
                  + CpuNames.of(choice.cpu())
                  + (choice.drain() ? " has nothing to store" : " cannot go on like that");
            }
            replayer.step(at);
          }
          return null;
        });
  }

  @FunctionalInterface
  private interface Way {
    String go(Replayer replayer);
  }

  private static Replayed replay(Subject subject, boolean toEnd, Way way) {
    Replayer replayer = new Replayer(subject);
    while (true) {
      try {
        return replayer.run(toEnd, way);
      } catch (Words.Learned e) {
        replayer.ground.renew();
      }
    }
  }

  private Replayed run(boolean toEnd, Way way) {
    steps.clear();
    breaches.clear();
    choices.clear();
    number = 0;
    ground.transitions.observe(new Recorder());
    state = ground.state();
    next = ground.state();
    ground.transitions.start(state);
    String misfit = way.go(this);
    boolean over = ground.transitions.choices(state).isEmpty();
    if (toEnd && misfit == null && over) {
      ground.transitions.judgeEnd(state);
    }
    return new Replayed(List.copyOf(steps), List.copyOf(choices), List.copyOf(breaches), misfit);
  }

  private void step(int which) {
    choices.add(ground.transitions.choices(state).get(which));
    number++;
    state.memory.setStep(number);
    ground.transitions.expand(state, (each, made) -> next.copyFrom(made), which);
    GlobalState was = state;
    state = next;
    next = was;
  }

  private void say(int cpu, String text, boolean access) {
    steps.add(new Step(number, cpu, text, access));
  }

  private final class Recorder extends Watch {
    @Override
    public void operation(int cpu, LocalState at, long result, int source, boolean changes) {
      if (changes) {
        long before = at.slot < 0 ? 0 : state.memory.newest(at.slot);
        say(cpu, stepWords.operation(at, result, before, source), true);
      }
    }

    @Override
    public void drained(int cpu, int slot) {
      say(cpu, stepWords.name(ground.words.address(slot)) + " reaches memory", true);
    }

    @Override
    public void occurred(int cpu, Occurrence occurrence) {
      if (occurrence.kind() == Occurrence.Kind.RUN) {
        say(cpu, "runs " + call(occurrence.subject()), false);
      } else if (occurrence.kind() == Occurrence.Kind.WARNING) {
        say(cpu, "WARN: " + occurrence.warning(), false);
      }
    }

    private String call(int call) {
      return "call " + (call + 1) + " of " + CpuNames.of(program.sender(call));
    }

    @Override
    public void began(int cpu, int call) {
      say(cpu, "makes call " + (call + 1), false);
    }

    @Override
    public void returned(int cpu, int call) {
      say(cpu, "returns from call " + (call + 1), false);
    }

    @Override
    public void breached(Breach breach) {
      breaches.add(breach);
    }
  }
}
