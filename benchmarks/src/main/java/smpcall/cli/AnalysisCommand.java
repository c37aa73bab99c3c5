// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import smpcall.experiment.process.AnalysisProcess;

/** A command of the analysis, which runs in another process; {@code --help} too is passed on. */
@Command
final class AnalysisCommand implements Callable<Integer> {

  private final String name;

  @Unmatched private List<String> arguments = new ArrayList<>();

  private AnalysisCommand(String name) {
    this.name = name;
  }

  /**
   * Adds a command to the study.
   *
   * @param description its line in the help of the study
   */
  static void addTo(CommandLine study, String name, String description) {
    CommandLine command = new CommandLine(new AnalysisCommand(name));
    command.getCommandSpec().usageMessage().description(description);
    study.addSubcommand(name, command);
  }

  @Override
  public Integer call() {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(arguments);
    return AnalysisProcess.run(command);
  }
}
