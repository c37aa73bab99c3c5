// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.bill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import smpcall.kernel.KernelVersion;

/**
 * The table of what a call is made of: each count as a formula in the number N of targets, found
 * from two numbers of targets and checked at others.
 */
public final class BillTable {

  /** A mask of up to 64 CPUs is one word. */
  private static final int[] CHECKED = {1, 2, 3, 8, 33, 63};

  private static final int NAME = 16;
  private static final int COLUMN = 9;
  private static final int[] SHOWN = {1, 3, 63};

  private BillTable() {}

  /** The lines of the table. */
  public static List<String> print() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "What one undisturbed call of N targets with wait executes: N up to 63, ticket",
                "lock, mask in the entry. Counted by running the ports, so exact on any host.",
                "The sender goes once round its waiting loop. What the harness itself does is",
                "left out. On x86 atomic, read and write fences are no instructions."));
    for (KernelVersion version : KernelVersion.values()) {
      List<CallBill> bills = new ArrayList<>();
      for (int targets : CHECKED) {
        bills.add(CallBill.of(version, targets));
      }
      lines.add("");
      lines.add(heading(version.id()));
      side(lines, "sender", bills, CallBill::sender);
      side(lines, "all handlers", bills, CallBill::handlers);
    }
    return lines;
  }

  private static String heading(String version) {
    StringBuilder line = new StringBuilder(padded(version, NAME + 15));
    line.append(padded("formula", 2 * COLUMN));
    for (int targets : SHOWN) {
      line.append(padded("N=" + targets, COLUMN));
    }
    return line.toString().stripTrailing();
  }

  private static void side(
      List<String> lines,
      String name,
      List<CallBill> bills,
      Function<CallBill, Map<Instruction, Long>> counts) {
    for (Instruction instruction : Instruction.values()) {
      long[] values = new long[bills.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = counts.apply(bills.get(i)).get(instruction);
      }
      if (values[0] != 0 || values[values.length - 1] != 0) {
        StringBuilder line = new StringBuilder("  " + padded(name, NAME - 2));
        line.append(padded(instruction.plural(), 15));
        line.append(padded(formula(values), 2 * COLUMN));
        for (int shown : SHOWN) {
          line.append(padded(String.valueOf(at(values, shown)), COLUMN));
        }
        lines.add(line.toString().stripTrailing());
      }
    }
  }

  private static long at(long[] values, int targets) {
    for (int i = 0; i < CHECKED.length; i++) {
      if (CHECKED[i] == targets) {
        return values[i];
      }
    }
    throw new IllegalArgumentException("not counted for " + targets);
  }

  /** The polynomial through the last two counts, if all lie on it; N = 1 may be an exception. */
  static String formula(long[] values) {
    for (int squares : new int[] {0, 1}) {
      int last = values.length - 1;
      long rise = rest(values, last, squares) - rest(values, last - 1, squares);
      long slope = rise / (CHECKED[last] - CHECKED[last - 1]);
      long constant = rest(values, last, squares) - slope * CHECKED[last];
      int fitting = 0;
      for (int i = 1; i <= last; i++) {
        fitting += rest(values, i, squares) == constant + slope * CHECKED[i] ? 1 : 0;
      }
      if (fitting == last) {
        String polynomial = text(squares, slope, constant);
        boolean fitsOne = rest(values, 0, squares) == constant + slope * CHECKED[0];
        return fitsOne ? polynomial : polynomial + " (N>1)";
      }
    }
    return "no polynomial";
  }

  private static long rest(long[] values, int index, int squares) {
    return values[index] - (long) squares * CHECKED[index] * CHECKED[index];
  }

  private static String text(int squares, long slope, long constant) {
    StringBuilder text = new StringBuilder(squares == 1 ? "N^2" : "");
    if (slope != 0) {
      text.append(text.length() == 0 ? "" : " + ").append(slope == 1 ? "N" : slope + " N");
    }
    if (constant != 0 || text.length() == 0) {
      boolean isDifference = text.length() > 0 && constant < 0;
      text.append(text.length() == 0 ? "" : isDifference ? " - " : " + ")
          .append(isDifference ? -constant : constant);
    }
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
