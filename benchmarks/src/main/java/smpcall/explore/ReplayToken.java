// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * A schedule in one word: what was explored, and who goes on when, as in {@code
 * lockfree/reuse/sc/ticket-inline/A12.B3.A}.
 *
 * @param setup what was explored
 * @param choices what happens, in order
 */
public record ReplayToken(CellSetup setup, List<Choice> choices) {

  private static final Pattern RUN = Pattern.compile("([A-Ha-h])(\\d{0,4})((?:~\\d)?)");

  /** The word. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < choices.size()) {
      Choice choice = choices.get(at);
      int count = 1;
      while (at + count < choices.size() && choices.get(at + count).equals(choice)) {
        count++;
      }
      String name = choice.toString();
      text.append(at == 0 ? "" : ".").append(name.charAt(0));
      text.append(count == 1 ? "" : count).append(name.substring(1));
      at += count;
    }
    return setup.path() + "/" + text;
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static ReplayToken parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException(
          "no token '" + text + "'; copy one whole, as in kernel/scenario/model/lock-mask/A12.B3");
    }
    Kernel kernel =
        Kernel.find(parts[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no kernel '" + parts[0] + "' in the token; there are " + Kernel.ids()));
    MemoryModel model =
        MemoryModel.find(parts[2])
            .orElseThrow(
                () -> new IllegalArgumentException("no model '" + parts[2] + "' in the token"));
    List<Choice> choices = new ArrayList<>();
    for (String run : parts[4].split("\\.")) {
      Matcher matcher = RUN.matcher(run);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + run + "' in the token is no step; copy it whole");
      }
      int count = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
      for (int i = 0; i < count; i++) {
        choices.add(Choice.of(matcher.group(1) + matcher.group(3)));
      }
    }
    return new ReplayToken(
        new CellSetup(kernel, parts[1], model, lock(parts[3]), mask(parts[3])), choices);
  }

  private static LockKind lock(String config) {
    return Stream.of(LockKind.values())
        .filter(kind -> config.startsWith(kind.name().toLowerCase(Locale.ROOT) + "-"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lock in '" + config + "'"));
  }

  private static MaskPlace mask(String config) {
    return Stream.of(MaskPlace.values())
        .filter(place -> config.endsWith("-" + place.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mask place in '" + config + "'"));
  }
}
