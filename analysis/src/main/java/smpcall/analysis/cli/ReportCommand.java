// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.report.JmhJson;
import smpcall.analysis.report.ReportFiles;
import smpcall.analysis.report.Summary;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.ForkLog;
import smpcall.analysis.run.read.Reason;
import smpcall.analysis.run.read.RunFile;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code report}: the whole analysis of one stored run. */
@Command(
    name = "report",
    description =
        "Analyses one stored run: charts, tables, the appendix, and the verdict as the last line.",
    footer = {
      "",
      "Examples:",
      "  ./study report                          the newest complete run of calls",
      "  ./study report 20261122T190000Z         a run by its id",
      "  ./study report twins/20261122T190000Z   the same, where several hosts have it",
      "  ./study report benchmarks/results/twins/20261122T190000Z --charts elsewhere",
      "  ./study report --jmh jmh.json           for viewers of JMH's results, too",
      "",
      "Exit status: 0 fine; 1 a version failed its audit that must not, the check found",
      "what it must not or not what it must, or a fork failed for good; 2 bad usage",
      "or input."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "A run's id, HOST/ID, or its directory; one at a time.")
  private List<String> runs = List.of();

  @Option(names = "--partial", description = "Analyse a run that is not complete, and say so.")
  private boolean partial;

  @Option(
      names = "--jmh",
      paramLabel = "FILE",
      description = "Write the run in JMH's own JSON, too; replaces FILE.")
  private Path jmh;

  @Mixin private ResultsOptions results = new ResultsOptions();
  @Mixin private ChartsOption charts = new ChartsOption();
  @Mixin private KeptOptions kept = new KeptOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (runs.size() > 1) {
      throw new ParameterException(spec.commandLine(), "One RUN at a time, not " + runs.size());
    }
    RunFinder finder = results.finder();
    Path directory = runs.isEmpty() ? newest(finder) : finder.named(runs.get(0));
    Run run = RunReader.read(directory, partial);
    KeptResults others = kept.read();
    if (jmh != null) {
      writeJmh(directory);
    }
    List<Findings> all = findings(run);
    boolean nothing = all.isEmpty() && !run.has(Workload.PING_PONG);
    if (nothing && (run.emulated().isEmpty() || !run.cases().isEmpty())) {
      throw new BadInputException(
          directory
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
    return report(run, all, others);
  }

  /** The newest run that can be reported; says so when it is not the newest of all. */
  private Path newest(RunFinder finder) {
    Path newest = finder.newestOfCalls();
    Path directory = partial ? newest : finder.latest();
    if (!directory.equals(newest)) {
      spec.commandLine()
          .getErr()
          .println(
              newest
                  + ": is newer and not complete; \"./study run --resume\" completes it, and"
                  + " --partial shows what is there");
    }
    return directory;
  }

  private void writeJmh(Path directory) {
    String text = JmhJson.of(RunFile.read(directory), ForkLog.read(directory));
    try {
      if (Files.isDirectory(jmh)) {
        throw new FileSystemException(jmh.toString(), null, "it is a directory");
      }
      WholeFile.write(jmh, text);
    } catch (IOException e) {
      throw new BadInputException(
          jmh + ": cannot be written (" + Reason.of(e) + "); give another file with --jmh FILE");
    }
  }

  private static List<Findings> findings(Run run) {
    return Stream.of(Workload.STORM, Workload.BROADCAST, Workload.AUDIT_COST, Workload.MEMORY_COST)
        .filter(run::has)
        .map(workload -> Findings.of(run, workload))
        .toList();
  }

  private int report(Run run, List<Findings> all, KeptResults others) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportFiles files = new ReportFiles(charts.directory(), run);
    Summary.of(run, all).forEach(out::println);
    for (Findings findings : all) {
      files.write(findings);
    }
    files.writeRun();
    files.writeAppendix(all, others::write);
    files.written().forEach(file -> out.println("wrote " + file));
    if (jmh != null) {
      out.println("wrote " + jmh);
    }
    out.flush();
    files.complaints().forEach(spec.commandLine().getErr()::println);
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
