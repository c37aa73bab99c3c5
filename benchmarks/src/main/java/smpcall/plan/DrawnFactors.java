// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Factors that could decide a figure and are not what is compared. They are drawn from the run's
 * seed, so that the interval of a ratio contains what they do, and are declared in {@code run.json}
 * before the first fork runs.
 *
 * <p>A block has one length of the waiting loop and one padding for all its cases: it compares
 * versions under equal conditions, and what the factors do to a ratio shows between blocks. The
 * place in memory and the gaps of a fork are its own, as versions have no equal places.
 *
 * <p>The idea is that of Curtsinger and Berger, "Stabilizer", ASPLOS 2013.
 *
 * @param spin levels of the parameter {@code spin}: steps in each turn of a waiting loop
 * @param pad levels of the parameter {@code pad}: steps after each call
 */
public record DrawnFactors(List<Integer> spin, List<Integer> pad) {

  /**
   * The levels of this study: up to about 100 ns in a turn, and up to about 60 ns after a call. The
   * numbers of levels share no factor, so that 40 blocks have each pair of levels once.
   */
  public static final DrawnFactors RULE =
      new DrawnFactors(List.of(0, 16, 32, 64, 96), List.of(0, 9, 18, 27, 36, 45, 54, 63));

  /** The largest seed that a parameter may have has eighteen digits. */
  private static final long SEEDS = 1_000_000_000_000L;

  public DrawnFactors {
    if (spin == null || spin.isEmpty() || pad == null || pad.isEmpty()) {
      throw new IllegalArgumentException("a factor has one level or more");
    }
  }

  /** Returns the largest number of levels of a factor. */
  @JsonIgnore
  public int mostLevels() {
    return Math.max(spin.size(), pad.size());
  }

  /**
   * Draws the parameters of one fork.
   *
   * @param seed seed of the run
   * @param block number of the block, from 1
   * @param testCase id of the case
   * @param attempt number of the attempt, from 1
   * @return parameters of the benchmark by name
   */
  public SortedMap<String, String> draw(long seed, int block, String testCase, int attempt) {
    SplittableRandom fork = new SplittableRandom(Objects.hash(seed, block, testCase, attempt));
    SortedMap<String, String> drawn = new TreeMap<>();
    drawn.put("spin", String.valueOf(level(spin, seed, block)));
    drawn.put("pad", String.valueOf(level(pad, seed + 1, block)));
    drawn.put("place", String.valueOf(fork.nextLong(1, SEEDS)));
    drawn.put("seed", String.valueOf(fork.nextLong(1, SEEDS)));
    return drawn;
  }

  /** The level of a block: all levels in turn, in a random order that the run keeps. */
  private static int level(List<Integer> levels, long seed, int block) {
    List<Integer> order = new ArrayList<>(levels);
    Collections.shuffle(order, new Random(seed));
    return order.get((block - 1) % order.size());
  }
}
