// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

import java.util.Optional;
import java.util.stream.Stream;

/** A small program that can show a race. Each is the smallest one for its race. */
public enum Scenario {
  /** The race of the mail: C still walks over A's entry when A calls again. */
  REUSE("reuse", "A=BC,BC;B=AC", "A calls twice, B in between"),
  /** Late CPUs finish a call before its owner has added the entry. */
  DELETE_BEFORE_ADD("delete-before-add", "A=BCD,BC;D=BC", "a wide call, then a narrow one"),
  /** The same with 3 CPUs, as the mask of A's second call shrinks to C. */
  SHRUNK_MASK(
      "shrunk-mask",
      "A=BC,BC;B=AC,A2!C",
      "A calls twice, B in between, and B shrinks A's second mask"),
  /** B empties the mask of A's call. */
  EMPTIED_MASK("emptied-mask", "A=BC;B=A1!", "B empties the mask of A's call"),
  /** Calls without wait: the next one waits for the entry. */
  NO_WAIT("no-wait", "A=BCn,BCn;B=ACn", "as reuse, without wait"),
  /** Functions write a result that the caller reads. */
  RESULTS("results", "A=BC;B=AC+results", "the caller reads what the functions wrote"),
  /** Functions let in an interrupt. */
  NESTED("nested", "A=BC;B=AC+nested", "a function lets in an interrupt"),
  /** Two senders call one target, by single calls. */
  SHARED_CSD("shared-csd", "A=Cn;B=Cn", "two single calls to one target");

  private final String id;
  private final String text;
  private final String title;

  Scenario(String id, String text, String title) {
    this.id = id;
    this.text = text;
    this.title = title;
  }

  /** The scenario with that id; empty when there is none. */
  public static Optional<Scenario> find(String id) {
    return Stream.of(values()).filter(scenario -> scenario.id.equals(id)).findFirst();
  }

  /** Whether two CPUs make calls. */
  public boolean hasTwoSenders() {
    return this != EMPTIED_MASK;
  }

  /** The name on the command line and in files. */
  public String id() {
    return id;
  }

  /** The program, as {@link ProgramText} reads it. */
  public String text() {
    return text;
  }

  /** What happens, in a few words. */
  public String title() {
    return title;
  }

  /** The program. */
  public Program program() {
    return ProgramText.parse(text);
  }
}
