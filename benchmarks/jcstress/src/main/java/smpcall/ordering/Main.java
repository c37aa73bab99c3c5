// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jcstress.infra.runners.TestList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the tests of this package under jcstress and prints the outcomes and the tests left out.
 *
 * <p>Exit status: 0 without a forbidden outcome, when every test ran for which there are CPUs; 1
 * otherwise; 2 for bad usage.
 */
@Command(
    name = "jcstress",
    mixinStandardHelpOptions = true,
    description = "Runs tests of the order of memory accesses, under jcstress.")
public final class Main implements Callable<Integer> {

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Approximate time in seconds, 1 to 86400; default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--full",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Runs every mix of compilers, as long as it takes; ignores --seconds.")
  private boolean full;

  @Option(
      names = "--results",
      defaultValue = "jcstress-results",
      description = "Directory for jcstress' own report; default: ${DEFAULT-VALUE}.")
  private Path results;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** The command line; ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 1 || seconds > 86_400) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--seconds=" + seconds + ": give 1 to 86400");
    }
    JcstressProcess jcstress = new JcstressProcess(results);
    boolean ended =
        full ? jcstress.runFully() : jcstress.runQuickly(TestList.tests().size(), seconds);
    if (!ended) {
      System.out.println("jcstress did not end in time, or was stopped; see " + jcstress.log());
      return 1;
    }
    Summary summary =
        new Summary(
            Results.read(jcstress.resultFile()), Runtime.getRuntime().availableProcessors());
    summary.lines().forEach(System.out::println);
    return summary.isGood() ? 0 : 1;
  }
}
