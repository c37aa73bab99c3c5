// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import java.util.Locale;
import java.util.Scanner;
import java.util.Set;

/** A question to the user, before something begins that takes long or ends something. */
public final class Confirmation {

  /** Whether standard input is a terminal, as {@code ./study} says. */
  private static final String TERMINAL = "smpcall.input.terminal";

  private static final Set<String> YES = Set.of("y", "yes");

  private Confirmation() {}

  /**
   * Asks whether to go on.
   *
   * @param what a sentence with what would happen
   * @throws UserError if the answer is not yes, or if nobody can be asked
   */
  public static void ask(String what) {
    if (!Boolean.getBoolean(TERMINAL)) {
      throw new UserError(what + " There is no terminal to ask; give --yes");
    }
    System.err.print(what + " Go on? [y/N] ");
    System.err.flush();
    Scanner answer = new Scanner(System.in);
    if (!answer.hasNextLine()
        || !YES.contains(answer.nextLine().strip().toLowerCase(Locale.ROOT))) {
      throw new UserError("nothing was done");
    }
  }
}
