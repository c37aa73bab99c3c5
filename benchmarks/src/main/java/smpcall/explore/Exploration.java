// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.linux.LockKind;

/** Explores cells in parallel. The result does not depend on how many at once. */
public final class Exploration {

  private final Bound bound;
  private final int threads;
  private final BooleanSupplier stopped;

  /**
   * @param bound where each search ends early
   * @param threads searches at a time, 1 or more
   * @param stopped whether to end early; what was found until then is kept
   */
  public Exploration(Bound bound, int threads, BooleanSupplier stopped) {
    this.bound = bound;
    this.threads = threads;
    this.stopped = stopped;
  }

  /** Searches that fit into memory at a time: at least 1, at most one a CPU. */
  public static int threads(Bound bound, long memory) {
    long fit = memory / bound.bytes();
    return (int) Math.max(1, Math.min(fit, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Explores cells.
   *
   * @param done receives each cell when it is ready, in any order; it is not called by two at once
   * @return the cells, in the given order; those that were not begun are missing
   */
  public List<Cell> run(List<CellSetup> setups, Consumer<Cell> done) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<Cell>> futures = new ArrayList<>();
    for (CellSetup setup : setups) {
      futures.add(executor.submit(() -> stopped.getAsBoolean() ? null : explore(setup, done)));
    }
    executor.shutdown();
    List<Cell> cells = new ArrayList<>();
    for (Future<Cell> future : futures) {
      Cell cell = join(future);
      if (cell != null) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /**
   * Takes the orderings of kernels away.
   *
   * @param done receives each kernel and model that is ready
   */
  public Map<Kernel, Map<MemoryModel, List<Ablation.Row>>> ablate(
      List<Kernel> kernels,
      List<MemoryModel> models,
      LockKind lock,
      BiConsumer<Kernel, MemoryModel> done) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    Map<Kernel, Map<MemoryModel, Future<List<Ablation.Row>>>> futures = new LinkedHashMap<>();
    for (Kernel kernel : kernels) {
      Map<MemoryModel, Future<List<Ablation.Row>>> byModel = new LinkedHashMap<>();
      for (MemoryModel model : models) {
        byModel.put(
            model,
            executor.submit(
                () -> {
                  List<Ablation.Row> rows = Ablation.of(kernel, model, lock, bound, stopped).run();
                  done.accept(kernel, model);
                  return rows;
                }));
      }
      futures.put(kernel, byModel);
    }
    executor.shutdown();
    Map<Kernel, Map<MemoryModel, List<Ablation.Row>>> results = new LinkedHashMap<>();
    futures.forEach(
        (kernel, byModel) -> {
          Map<MemoryModel, List<Ablation.Row>> rows = new LinkedHashMap<>();
          byModel.forEach((model, future) -> rows.put(model, join(future)));
          results.put(kernel, rows);
        });
    return results;
  }

  private Cell explore(CellSetup setup, Consumer<Cell> done) {
    Cell cell = Cell.explore(setup, bound, stopped);
    synchronized (this) {
      done.accept(cell);
    }
    return cell;
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }
}
