// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Correctness;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.result.BadInputException;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.RunFinder;
import smpcall.analysis.result.RunReader;
import smpcall.analysis.result.StudyCase;

/** {@code report}: everything that can be said about one stored run. */
@Command(
    name = "report",
    description =
        "Analyses one stored run: charts, tables, the appendix, and the verdict as the last line.",
    footer = {
      "",
      "Examples:",
      "  ./study report                          the newest run that has the storm",
      "  ./study report 20261122T190000Z         a run by its id",
      "  ./study report twins/20261122T190000Z   the same, where several hosts have it",
      "  ./study report benchmarks/results/twins/20261122T190000Z --charts elsewhere",
      "",
      "Exit status: 0 fine; 1 a version failed its audit that must not;",
      "2 bad usage or input."
    })
final class Report implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "A run's id, HOST/ID, or its directory; one at a time.")
  private List<String> runs = List.of();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/benchmarks/results",
      description = "Where runs are stored (${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/charts",
      description = "Where pictures and text go (${DEFAULT-VALUE}).")
  private Path charts;

  @Option(names = "--partial", description = "Analyse a run that is not complete, and say so.")
  private boolean partial;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (runs.size() > 1) {
      throw new ParameterException(spec.commandLine(), "One RUN at a time, not " + runs.size());
    }
    RunFinder finder = new RunFinder(results.normalize());
    Path directory =
        runs.isEmpty() ? finder.newestWith(StudyCase.STORM) : finder.named(runs.get(0));
    Run run = RunReader.read(directory, partial);
    List<Findings> all = new ArrayList<>();
    for (String workload : List.of(StudyCase.MEMORY_COST, StudyCase.STORM)) {
      if (run.has(workload)) {
        all.add(Findings.of(run, workload));
      }
    }
    if (all.isEmpty()) {
      throw new BadInputException(
          directory
              + ": has neither "
              + StudyCase.STORM
              + " nor "
              + StudyCase.MEMORY_COST
              + ", so there is nothing to say");
    }
    return report(run, all);
  }

  private int report(Run run, List<Findings> all) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportFiles files = new ReportFiles(charts.normalize(), run);
    for (Findings findings : all) {
      Summary.of(findings).forEach(out::println);
      files.write(findings);
    }
    files.writeForks();
    files.written().forEach(file -> out.println("wrote " + file));
    out.flush();
    files.complaints().forEach(spec.commandLine().getErr()::println);
    List<CaseSpeed> unexpected =
        all.stream().flatMap(f -> Correctness.unexpected(f).stream()).toList();
    for (CaseSpeed wrong : unexpected) {
      out.println(
          "FAILED: "
              + wrong.studyCase().id()
              + " must be right and has "
              + Wording.many(wrong.audit().failures(), "failure"));
    }
    all.forEach(findings -> out.println(VerdictLine.of(findings)));
    return unexpected.isEmpty() ? Main.FINE : Main.FINDING;
  }
}
