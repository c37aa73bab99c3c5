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
 * The round trip of a cache line between two CPUs, which is the unit for the cost of a call.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar PingPong</pre>
 *
 * <p>Two threads pass a turn to each other through one word. One operation is one round trip as one
 * thread sees it, so its time is two (threads) divided by the score.
 */
@State(Scope.Benchmark)
public class PingPong extends PinnedBenchmark {

  /** The word that contains the number of the thread whose turn it is. */
  @State(Scope.Benchmark)
  public static class Turn {
    private Memory memory;
    private long turn;

    /** Takes a new line for every iteration, for the reason in {@link KernelUnderTest#boot}. */
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

  /** Refuses any number of threads but two. */
  @Setup(Level.Trial)
  public void check(BenchmarkParams params) {
    UsageCheck.throwIfPresent(UsageCheck.checkPlayers(params.getThreads()));
  }

  /** One round trip: waits for the turn and passes it to the other thread. */
  @Benchmark
  public void roundTrip(Control control, PinnedThread thread, Turn turn, ThreadParams params) {
    int me = params.getThreadIndex();
    boolean running = thread.isRunning(control);
    while (running && !turn.isOf(me)) {
      turn.relax();
    }
    if (turn.isOf(me)) {
      turn.give(1 - me);
    }
  }
}
