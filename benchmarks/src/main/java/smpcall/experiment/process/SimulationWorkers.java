// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import smpcall.experiment.CheckProcess;
import smpcall.message.UserError;
import smpcall.store.Checkout;

/**
 * Processes that simulate, one on each core. A simulation wants a JVM of its own: assertions are on
 * in it, and its virtual threads share one carrier. It has access to the JDK's continuations, which
 * JDK 21 and newer use. Such a process reads numbers of runs and answers each by a line; it ends
 * when this process does, as that closes the pipe.
 */
public final class SimulationWorkers {

  private final List<String> command = new ArrayList<>();
  private final Queue<Integer> runs = new ConcurrentLinkedQueue<>();
  private final BiConsumer<Integer, String> onResult;
  private volatile RuntimeException failure;

  /**
   * @param arguments the command that a worker executes, with its options
   * @param memory most memory of a worker, bytes
   * @param onResult takes the number of a run and its line
   */
  public SimulationWorkers(
      List<String> arguments, long memory, BiConsumer<Integer, String> onResult) {
    this.onResult = onResult;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-ea",
            "-Xmx" + memory,
            "-XX:+UseSerialGC",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1",
            "-Dsmpcall.home=" + Checkout.path(),
            "-cp",
            System.getProperty("java.class.path"),
            CheckProcess.MAIN));
    command.addAll(arguments);
  }

  /**
   * Simulates all runs.
   *
   * @throws UserError when a worker ends before its work does
   */
  public void run(List<Integer> numbers, int workers) {
    runs.addAll(numbers);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, numbers.size()); i++) {
      Thread thread = new Thread(this::serve, "simulation worker " + i);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserError("interrupted");
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void serve() {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (OutputStream questions = process.getOutputStream();
          BufferedReader answers =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (Integer run = runs.poll(); run != null && failure == null; run = runs.poll()) {
          questions.write((run + "\n").getBytes(StandardCharsets.UTF_8));
          questions.flush();
          String answer = answers.readLine();
          if (answer == null) {
            failure =
                new UserError(
                    "a simulation's process ended with status "
                        + process.waitFor()
                        + "; finished runs are kept; continue with --json FILE --resume, and fewer --jobs"
                        + " if memory was short");
            return;
          }
          onResult.accept(run, answer);
        }
      }
    } catch (IOException e) {
      failure = new UserError(command.get(0) + ": cannot run a worker (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
