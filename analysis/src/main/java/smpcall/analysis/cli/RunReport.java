// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import smpcall.analysis.answer.AnswerChart;
import smpcall.analysis.answer.AnswerLines;
import smpcall.analysis.answer.AnswerTitle;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.mail.MailAppendix;
import smpcall.analysis.report.ReportFiles;
import smpcall.analysis.report.Summary;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.BadInputException;

/**
 * The report on a run: its files, and the answer on the terminal.
 *
 * @param command receives the answer, and the reasons why files could not be written
 * @param charts directory of the files
 * @param kept what was explored and simulated, which the report cites
 * @param cited other runs that it cites
 * @param verbose whether it prints the tables and the names of all files, too
 */
record RunReport(
    CommandLine command, Path charts, KeptResults kept, AlsoOption.Cited cited, boolean verbose) {
  private static final int COLUMNS = 80;

  /**
   * Writes the files and prints the answer.
   *
   * @param others files that were written already, to be named with those of the report
   * @return the exit status
   * @throws BadInputException if the run has nothing to report
   */
  int write(Run run, List<Path> others) throws IOException {
    PrintWriter out = command.getOut();
    List<Findings> all = findings(run);
    requireContent(run, all);
    ReportFiles files = new ReportFiles(charts, run);
    if (verbose) {
      Summary.of(run, all).forEach(out::println);
    } else {
      out.println("Run " + run.id() + " on " + run.host());
    }
    for (Findings findings : all) {
      files.write(findings);
    }
    files.writeRun();
    StudyAnswer.Beside beside = kept.beside(cited.findings());
    Optional<StudyAnswer> answer = answer(all, beside);
    if (answer.isPresent()) {
      AnswerChart chart = new AnswerChart(answer.get());
      files.writeAnswer(AnswerTitle.of(answer.get()), answer.get().csv(), chart.figure());
      files.writeMail(MailAppendix.of(answer.get(), beside, cited.names()));
    }
    files.writeAppendix(all, pictures -> kept.write(pictures, run));
    if (verbose) {
      Stream.concat(files.written().stream(), others.stream())
          .forEach(file -> out.println("wrote " + file));
    }
    run.emulated().forEach(part -> out.println(ArchitectureResult.ofEmulated(part).verdict()));
    if (verbose || answer.isEmpty()) {
      verdicts(run, all).forEach(out::println);
    }
    answer.ifPresent(
        its ->
            new AnswerLines(its, command.getColorScheme().ansi(), columns())
                .lines()
                .forEach(out::println));
    List<String> failures = failures(run, all);
    run.emulated().forEach(part -> failures.addAll(failures(part, findings(part))));
    failures.forEach(failure -> out.println("FAILED: " + failure));
    out.println(place(files.written()));
    out.flush();
    files.complaints().forEach(command.getErr()::println);
    return failures.isEmpty() ? Main.FINE : Main.FINDING;
  }

  /** The answer, if the run has calls of versions. */
  private static Optional<StudyAnswer> answer(List<Findings> all, StudyAnswer.Beside beside) {
    List<Findings> calls = all.stream().filter(f -> f.workload().isOfCalls()).toList();
    return calls.isEmpty() ? Optional.empty() : Optional.of(StudyAnswer.of(calls, beside));
  }

  /** The columns of the terminal, if it says them. */
  private static int columns() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : COLUMNS;
  }

  /** Where to read on: the page and the mail, or else the directory. */
  private String place(List<Path> written) {
    Path page = charts.resolve("index.html");
    Path mail = charts.resolve("appendix.txt");
    return !written.contains(page)
        ? "Files: " + charts
        : "Page: " + page + (written.contains(mail) ? "; for a mail: " + mail : "");
  }

  /** A sentence for each workload. */
  private static List<String> verdicts(Run run, List<Findings> all) {
    List<String> lines = new ArrayList<>();
    if (all.isEmpty()) {
      return List.of(
          run.cases().isEmpty()
              ? "Verdict: none on speed, as every JDK of this run is emulated."
              : "Verdict: none on the locks, as this run has round trips only.");
    }
    for (int i = all.size() - 1; i > 0; i--) {
      lines.add(VerdictLine.of(all.get(i)));
    }
    Findings first = all.get(0);
    lines.add(first.workload().isOfCalls() ? VerdictLine.ofBoth(first) : VerdictLine.of(first));
    return lines;
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
              + "; name another RUN, or none for the newest run with calls");
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
