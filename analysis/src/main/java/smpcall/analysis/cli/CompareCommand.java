// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.compare.Comparability;
import smpcall.analysis.compare.CompareFiles;
import smpcall.analysis.compare.Gate;
import smpcall.analysis.compare.GateResult;
import smpcall.analysis.compare.GateText;
import smpcall.analysis.compare.Side;
import smpcall.analysis.compare.SideReader;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.run.read.BadInputException;

/** {@code compare}: the regression gate between runs, hosts, days or JDKs. */
@Command(
    name = "compare",
    description = "Compares stored runs: which of two sides is slower, beyond doubt.",
    footer = {
      "",
      "A side is a run's id, HOST/ID or directory, a HOST, a day (2026-11-23), or",
      "HOST/DAY. Put commas between several. @JDK at the end takes one JDK only. latest",
      "is the newest complete run, latest@JDK the newest with that JDK.",
      "",
      "Examples:",
      "  ./study compare 20261123T100000Z@17 20261123T100000Z@25   JDKs of one run",
      "  ./study compare 2026-11-22 2026-11-23               complete runs of two days",
      "  ./study compare twins octet --anyway                hosts; says what differs",
      "  ./study compare latest@17 latest@25 --charts charts/latest",
      "",
      "--charts writes a picture, its table and the printed text:",
      "DIR/compare-BASE-NEW.svg, .png, .csv and .txt.",
      "",
      "Exit status: 0 nothing got slower; 1 a case got slower, a version that must be",
      "right now fails its audit, or forks died; 2 bad usage or input, or sides that",
      "cannot be compared; 4 inconclusive: a slowdown by more than the threshold is",
      "possible (1 with --require-power)."
    })
final class CompareCommand implements Callable<Integer> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?) ?%?");

  @Parameters(index = "0", paramLabel = "BASE", description = "The side to compare with.")
  private String base;

  @Parameters(index = "1", paramLabel = "NEW", description = "The side that is judged.")
  private String fresh;

  @Option(
      names = "--threshold",
      paramLabel = "P%",
      defaultValue = "5%",
      description = "Slowdown that is allowed (default: ${DEFAULT-VALUE}).")
  private String threshold;

  @Option(
      names = "--require-power",
      description = "Fail when a slowdown by more than the threshold is not excluded.")
  private boolean requirePower;

  @Option(
      names = "--anyway",
      description = "Compare although hosts or plans differ, and name the differences.")
  private boolean anyway;

  @Option(names = "--charts", paramLabel = "DIR", description = "Also draw the ratios, into DIR.")
  private Path charts;

  @Mixin private ResultsOptions results = new ResultsOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    double allowed = allowed();
    SideReader reader = new SideReader(results.finder());
    Side there = reader.read(base);
    Side here = reader.read(fresh);
    List<String> obstacles = Comparability.obstacles(there, here);
    if (!obstacles.isEmpty() && !anyway) {
      throw new BadInputException(
          "cannot compare "
              + base
              + " with "
              + fresh
              + ": "
              + String.join("; ", obstacles)
              + "; --anyway compares them and says so");
    }
    GateResult result = Gate.of(there, here, allowed);
    if (result.changes().isEmpty()) {
      throw new BadInputException(
          "cannot compare "
              + base
              + " with "
              + fresh
              + ": they have no case in common; give runs of the same versions and workloads on"
              + " as many CPUs, or one JDK of each side with @JDK");
    }
    List<String> remarks =
        Stream.concat(obstacles.stream(), Comparability.remarks(there, here).stream()).toList();
    List<String> text = new ArrayList<>(PlainText.of(GateText.of(result, remarks)));
    text.addAll(List.of("", GateText.verdict(result)));
    List<String> news = charts == null ? List.of() : draw(result, remarks, text);
    PrintWriter out = spec.commandLine().getOut();
    text.subList(0, text.size() - 1).forEach(out::println);
    news.forEach(out::println);
    out.println(text.get(text.size() - 1));
    out.flush();
    if (result.isInconclusive()) {
      return requirePower ? Main.FINDING : Main.INCONCLUSIVE;
    }
    return result.isBad() ? Main.FINDING : Main.FINE;
  }

  private List<String> draw(GateResult result, List<String> remarks, List<String> text)
      throws IOException {
    CompareFiles files = new CompareFiles(charts.normalize());
    files.write(result, remarks, text);
    files.complaints().forEach(spec.commandLine().getErr()::println);
    return files.news();
  }

  private double allowed() {
    Matcher percent = PERCENT.matcher(threshold);
    if (!percent.matches()) {
      throw new ParameterException(
          spec.commandLine(), "--threshold " + threshold + ": give a percentage such as 5%");
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
