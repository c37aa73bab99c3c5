// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import smpcall.experiment.stop.ContaminatedForks;
import smpcall.message.ExitStatus;
import smpcall.store.Fork;
import smpcall.store.ResultStore;

/**
 * Whether the study works on this host, as a smoke run shows.
 *
 * @param works whether nothing went wrong
 * @param line the answer with its numbers, in one line
 */
public record SmokeResult(boolean works, String line) {

  /**
   * Returns the result of a smoke run that has ended.
   *
   * @param checkStatus highest exit status of its checks
   * @param reportStatus exit status of its report; 0 without one
   */
  public static SmokeResult of(ResultStore store, int checkStatus, int reportStatus) {
    int planned = store.plannedForks(store.ended().orElseThrow().blocks());
    int missing = store.missingForks(store.ended().orElseThrow().blocks());
    ContaminatedForks contaminated = new ContaminatedForks(store.header());
    long disturbed = count(store, contaminated::contains);
    long misplaced = count(store, SmokeResult::isMisplaced);
    boolean wrong = !UnexpectedFailures.of(store).isEmpty();
    List<String> parts = new ArrayList<>();
    parts.add(
        (planned - missing + " of " + planned + (planned == 1 ? " fork" : " forks"))
            + (disturbed == 0 ? "" : " (" + disturbed + " disturbed by others)"));
    parts.add(misplaced == 0 ? "pinned" : misplaced + " NOT pinned");
    parts.add(audits(store, wrong));
    if (PlannedCheck.of(store.header()).isEmpty()) {
      parts.add("no check");
    } else {
      parts.add(checkStatus == ExitStatus.FINE ? "check as expected" : "check NOT as expected");
    }
    if (reportStatus != ExitStatus.FINE) {
      parts.add("report ended with status " + reportStatus);
    }
    boolean works =
        missing == 0
            && misplaced == 0
            && !wrong
            && checkStatus == ExitStatus.FINE
            && reportStatus == ExitStatus.FINE;
    String numbers = String.join(", ", parts);
    return works
        ? new SmokeResult(true, "Works: " + numbers + ". Not a measurement; next: ./study")
        : new SmokeResult(false, "Does not work: " + numbers + ". Next: ./study doctor");
  }

  private static String audits(ResultStore store, boolean wrong) {
    if (wrong) {
      return "audits FAILED";
    }
    List<String> racy =
        store.header().cases().stream()
            .filter(each -> count(store, fork -> isFailureOf(each.id(), fork)) > 0)
            .map(each -> each.variant())
            .distinct()
            .toList();
    return racy.isEmpty()
        ? "audits passed"
        : "audits passed but for " + String.join(", ", racy) + ", as expected";
  }

  private static boolean isFailureOf(String caseId, Fork fork) {
    return fork.caseId().equals(caseId) && fork.failures() > 0;
  }

  private static boolean isMisplaced(Fork fork) {
    return fork.result().count("misplaced").stream().anyMatch(count -> count > 0);
  }

  private static long count(ResultStore store, Predicate<Fork> chosen) {
    return store.forks().stream().filter(Fork::isSound).filter(chosen).count();
  }
}
