// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code ./study report}: hands over to the analysis, which also answers {@code --help}. */
@Command(name = "report", description = "Analyses stored results again.")
final class ReportCommand implements Callable<Integer> {

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    List<String> command = new ArrayList<>(List.of("report"));
    command.addAll(arguments);
    return Analysis.run(command);
  }
}
