// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A directory of results with a run on every day of November 2026, all made of one sample run: the
 * whole machine is faster or slower from day to day, and each version a little on its own.
 */
public final class StoredRuns {
  private static final List<String> VERSIONS = List.of("floor", "spinlock", "lockfree", "patched");
  private static final double MACHINE = 0.1;
  private static final double VERSION = 0.01;

  private final Path results;
  private final Random random = new Random(20100323);
  private int day;

  public StoredRuns(Path results) {
    this.results = results;
  }

  /**
   * Adds the next day's run.
   *
   * @param patched the factor by which that version is faster than in the sample
   * @param change the change of its run.json
   * @return the directory of the run
   */
  public Path add(double patched, Consumer<? super ObjectNode> change) throws IOException {
    day++;
    String id = String.format(Locale.ROOT, "202611%02dT100000Z", day);
    Path run = Files.createDirectories(results.resolve("twins").resolve(id));
    for (String file : new String[] {"run.json", "forks.jsonl"}) {
      Files.copy(Samples.BOTH.resolve(file), run.resolve(file));
    }
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          ((ObjectNode) root)
              .put("id", id)
              .put("started", String.format(Locale.ROOT, "2026-11-%02dT10:00:00Z", day));
          change.accept((ObjectNode) root);
        });
    Samples.editForks(run, forks -> speeds(forks, patched));
    return run;
  }

  /** Adds some days without a change. */
  public StoredRuns days(int days, double patched) throws IOException {
    for (int i = 0; i < days; i++) {
      add(patched, root -> {});
    }
    return this;
  }

  private void speeds(ArrayNode forks, double patched) {
    Samples.scale(forks, "", StrictMath.exp(MACHINE * random.nextGaussian()));
    for (String version : VERSIONS) {
      Samples.scale(forks, version, StrictMath.exp(VERSION * random.nextGaussian()));
    }
    Samples.scale(forks, "patched", patched);
  }
}
