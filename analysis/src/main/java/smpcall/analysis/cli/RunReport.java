// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.report.ReportFiles;
import smpcall.analysis.report.Summary;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.BadInputException;

/**
 * The report on a run: its files, and its summary on the terminal.
 *
 * @param out receives the summary, the names of written files and the verdict as the last line
 * @param err receives the reasons why files could not be written
 * @param charts directory of the files
 * @param kept what was explored and simulated, which the report cites
 */
record RunReport(PrintWriter out, PrintWriter err, Path charts, KeptResults kept) {

  /**
   * Writes the files and prints the summary.
   *
   * @param others files that were written already, to be named with those of the report
   * @return the exit status
   * @throws BadInputException if the run has nothing to report
   */
  int write(Run run, List<Path> others) throws IOException {
    List<Findings> all = findings(run);
    requireContent(run, all);
    ReportFiles files = new ReportFiles(charts, run);
    Summary.of(run, all).forEach(out::println);
    for (Findings findings : all) {
      files.write(findings);
    }
    files.writeRun();
    files.writeAppendix(all, kept::write);
    files.written().forEach(file -> out.println("wrote " + file));
    others.forEach(file -> out.println("wrote " + file));
    out.flush();
    files.complaints().forEach(err::println);
    List<String> failures = failures(run, all);
    run.emulated().forEach(part -> failures.addAll(failures(part, findings(part))));
    failures.forEach(failure -> out.println("FAILED: " + failure));
    run.emulated().forEach(part -> out.println(ArchitectureResult.ofEmulated(part).verdict()));
    if (all.isEmpty()) {
      out.println(
          run.cases().isEmpty()
              ? "Verdict: nothing is said of speed, as every JDK of this run is emulated."
              : "Verdict: nothing is said of the locks, as this run has round trips only.");
      return failures.isEmpty() ? Main.FINE : Main.FINDING;
    }
    for (int i = all.size() - 1; i > 0; i--) {
      out.println(VerdictLine.of(all.get(i)));
    }
    Findings first = all.get(0);
    out.println(first.workload().isOfCalls() ? VerdictLine.ofBoth(first) : VerdictLine.of(first));
    return failures.isEmpty() ? Main.FINE : Main.FINDING;
  }

  private static void requireContent(Run run, List<Findings> all) {
    boolean nothing = all.isEmpty() && !run.has(Workload.PING_PONG);
    if (nothing && (run.emulated().isEmpty() || !run.cases().isEmpty())) {
      throw new BadInputException(
          run.directory()
              + ": has no "
              + Workload.STORM.id()
              + ", no "
              + Workload.BROADCAST.id()
              + ", no "
              + Workload.AUDIT_COST.id()
              + ", no "
              + Workload.MEMORY_COST.id()
              + " and no "
              + Workload.PING_PONG.id()
              + ", so there is nothing to say; name another RUN, or leave it out for the newest of"
              + " calls");
    }
  }

  private static List<Findings> findings(Run run) {
    return Stream.of(Workload.STORM, Workload.BROADCAST, Workload.AUDIT_COST, Workload.MEMORY_COST)
        .filter(run::has)
        .map(workload -> Findings.of(run, workload))
        .toList();
  }

  private static List<String> failures(Run run, List<Findings> all) {
    List<String> failures = new ArrayList<>(failedForks(run));
    all.forEach(findings -> failures.addAll(failedAudits(findings)));
    run.check().ifPresent(check -> failures.addAll(CheckWords.unexpected(check)));
    return failures;
  }

  private static List<String> failedForks(Run run) {
    return run.failed().stream()
        .map(
            fork ->
                fork.studyCase().id()
                    + " in block "
                    + fork.block()
                    + " has no fork that came to a good end ("
                    + fork.error().orElseThrow()
                    + ")")
        .toList();
  }

  private static List<String> failedAudits(Findings findings) {
    return findings.unexpected().stream()
        .map(
            wrong ->
                wrong.studyCase().id()
                    + " must be right and has "
                    + Wording.many(wrong.audit().failures(), "failure"))
        .toList();
  }
}
