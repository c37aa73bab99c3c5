// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in the sources: the method that does an operation on memory, and the method of the port
 * that led there.
 *
 * @param place innermost method, as in {@code CallSingleData.lock:74}
 * @param caller innermost method in the ports, or the same
 * @param stack all positions from the memory outwards, to compare
 */
public record Site(String place, String caller, List<String> stack) {

  private static final String PROJECT = "smpcall.";
  private static final String HERE = "smpcall.explore.";
  private static final String PORTS = "smpcall.kernel.";
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** The place of the code that called the memory. */
  static Site current() {
    return WALKER.walk(
        frames -> {
          List<StackWalker.StackFrame> all =
              frames
                  .filter(
                      frame ->
                          frame.getClassName().startsWith(PROJECT)
                              && !frame.getClassName().startsWith(HERE))
                  .toList();
          String place = all.isEmpty() ? "" : words(all.get(0));
          String caller =
              all.stream()
                  .filter(frame -> frame.getClassName().startsWith(PORTS))
                  .map(Site::words)
                  .findFirst()
                  .orElse(place);
          return new Site(place, caller, all.stream().map(Site::position).toList());
        });
  }

  private static String words(StackWalker.StackFrame frame) {
    String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return name + "." + frame.getMethodName() + ":" + frame.getLineNumber();
  }

  private static String position(StackWalker.StackFrame frame) {
    return frame.getClassName() + "." + frame.getMethodName() + "@" + frame.getByteCodeIndex();
  }

  /** As in {@code SmpPatched.smpCallFunctionMany:140 in CallSingleData.lock:74}. */
  public String words() {
    return place.equals(caller) ? place : caller + " in " + place;
  }

  @Override
  public String toString() {
    return stack.stream().collect(Collectors.joining(" < "));
  }
}
