// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/** A known race that a written schedule replays, with the kernel that shows it most clearly. */
public enum KnownRace {
  /** The race of the mail: the kernel warns. */
  REUSE_RACE(Interleaving.REUSE_WARNS, of(Race.REUSE_RACE)),
  /** The race of the mail: a call returns too early. */
  REUSE_EARLY_RETURN(Interleaving.REUSE_RETURNS_EARLY, of(Race.REUSE_RACE)),
  /** The race of the mail: a call never returns. */
  REUSE_LOCKUP(Interleaving.REUSE_LOCKS_UP, of(Race.REUSE_RACE)),
  /** The race that the mail's patch leaves. */
  DELETE_BEFORE_ADD(Interleaving.DELETE_BEFORE_ADD, of(Race.DELETE_BEFORE_ADD)),
  /** The race that the spinlocks have, too. */
  EMPTY_MASK(Interleaving.EMPTIED_MASK, of(Race.EMPTY_MASK)),
  /** The race of single calls. */
  SHARED_CSD(Interleaving.SHARED_CSD, CsdOwner.DESTINATION.id());

  private final Interleaving interleaving;
  private final String clearest;

  KnownRace(Interleaving interleaving, String clearest) {
    this.interleaving = interleaving;
    this.clearest = clearest;
  }

  private static String of(Race race) {
    return KernelVersion.clearestFor(race).id();
  }

  /** The race with that id; empty when there is none. */
  public static Optional<KnownRace> find(String id) {
    return Arrays.stream(values()).filter(race -> race.id().equals(id)).findFirst();
  }

  /** The ids of all. */
  public static String ids() {
    return Arrays.stream(values()).map(KnownRace::id).collect(Collectors.joining(", "));
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The interleaving that shows it. */
  Interleaving interleaving() {
    return interleaving;
  }

  /** A description in one line, with the name of the race. */
  public String title() {
    return interleaving.title();
  }

  /** What happens, in one line. */
  public String story() {
    return title().substring(title().indexOf(": ") + 2);
  }

  /** The id of the kernel that shows it most clearly. */
  public String clearest() {
    return clearest;
  }

  /** Whether its calls are single calls, which only the kernels of {@link CsdOwner} have. */
  public boolean isOfSingleCalls() {
    return this == SHARED_CSD;
  }
}
