// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/**
 * How long a cache line takes from one CPU to another and back: the unit that a call is priced in.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar PingPong</pre>
 *
 * <p>One word says whose turn it is; two threads hand it to each other. One operation is one round
 * trip as one thread sees it, so its time is two threads divided by the score.
 */
@State(Scope.Benchmark)
public class PingPong extends PinnedBenchmark {

  /** The line. */
  @State(Scope.Benchmark)
  public static class Turn {
    private Memory memory;
    private long turn;

    /** Another line for every iteration, as {@link KernelUnderTest#boot} says. */
    @Setup(Level.Iteration)
    public void place() {
      memory = new HardwareMemory(Memory.LINE);
      turn = memory.allocate(Memory.LINE);
    }

    boolean isOf(int player) {
      return memory.getAcquire(turn) == player;
    }

    void give(int player) {
      memory.setRelease(turn, player);
    }

    void relax() {
      memory.relax();
    }
  }

  /** Two play. */
  @Setup(Level.Trial)
  public void check(BenchmarkParams params) {
    BadBenchmarkUse.refuse(BadBenchmarkUse.ofPlayers(params.getThreads()));
  }

  /** One round trip: waits for the turn, gives it to the other. */
  @Benchmark
  public void roundTrip(Control control, PinnedThread thread, Turn turn, ThreadParams params) {
    int me = params.getThreadIndex();
    boolean goesOn = thread.goesOn(control);
    while (goesOn && !turn.isOf(me)) {
      turn.relax();
    }
    if (turn.isOf(me)) {
      turn.give(1 - me);
    }
  }
}
