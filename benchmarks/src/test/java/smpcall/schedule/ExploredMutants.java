// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.explore.Bound;
import smpcall.explore.CellSetup;
import smpcall.explore.Search;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * Explores a mutant on small programs. It runs in the class loader of the mutant, so arguments and
 * results are strings.
 */
public final class ExploredMutants implements Function<String, Map<String, String>> {

  private static final Bound BOUND = new Bound(1_000_000);

  /** A search from the window of the reuse race. */
  private static final String WINDOW = "window";

  private static final String[][] CELLS = {
    {"A=B,B;B=A", "SC", "TICKET"},
    {"A=B,B;B=A", "SC", "TAS"},
    {"A=B,B;B=A", "TSO", "TICKET"},
    {"A=B,B;B=A", "WEAK", "TICKET"},
    {"A=Bn,Bn", "SC", "TICKET"},
    {"A=B;B=A+results", "WEAK", "TICKET"},
    {"A=BC;B=A1!", "SC", "TICKET"},
    {"A=Cn;B=C,C", "SC", "TICKET"},
    {"A=Cn;B=Cn", "TSO", "TICKET"},
    {"A=BC,BC;B=AC", "SC", "TICKET"},
    {"A=BC,BC;B=AC,A2!C", "SC", "TICKET"},
    {WINDOW, "WEAK", "TICKET"},
  };

  /** The names of all cells. */
  static String[] cells() {
    return Stream.of(CELLS).map(cell -> String.join(" ", cell)).toArray(String[]::new);
  }

  /**
   * Explores a version until something is found.
   *
   * @param argument id of a version, and the cells to explore, with line feeds between; alone: all
   *     cells, whatever is found
   * @return broken invariants by program and model, "-" for none and "?" at the bound
   */
  @Override
  public Map<String, String> apply(String argument) {
    List<String> arguments = List.of(argument.split("\n"));
    String id = arguments.get(0);
    boolean whole = arguments.size() == 1;
    Map<String, String> found = new LinkedHashMap<>();
    for (String[] cell : CELLS) {
      if (!whole && !arguments.contains(String.join(" ", cell)) || !isFor(cell, id)) {
        continue;
      }
      CellSetup setup =
          new CellSetup(
              Kernel.find(id).orElseThrow(),
              cell[0].equals(WINDOW) ? Search.WINDOW_PROGRAM : cell[0],
              MemoryModel.valueOf(cell[1]),
              LockKind.valueOf(cell[2]),
              MaskPlace.INLINE);
      Search search = new Search(setup.subject(), BOUND, false, () -> false);
      if (cell[0].equals(WINDOW)) {
        search.beginInWindow();
      }
      Search.Result result = search.run();
      String broken =
          result.found().keySet().stream().map(Enum::name).collect(Collectors.joining(" "));
      String none = result.complete() ? "-" : "?";
      found.put(String.join(" ", cell), broken.isEmpty() ? none : broken);
      if (!whole && !broken.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  /**
   * Test-and-set locks are for the entry's lock, shrinking masks for versions with a shared mask.
   */
  private static boolean isFor(String[] cell, String id) {
    boolean queues = id.equals("linux-4.14") || id.equals("linux-5.13") || id.equals("floor");
    return switch (cell[0]) {
      case "A=BC,BC;B=AC,A2!C", WINDOW -> id.equals("linux-2.6.39");
      case "A=Cn;B=C,C", "A=Cn;B=Cn" -> queues;
      default -> !cell[2].equals("TAS") || id.equals("spinlock");
    };
  }
}
