// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.store.Checkout;
import smpcall.store.ExploredFile;
import smpcall.store.SimulatedFile;
import smpcall.store.SourceHash;

/** Runs the analysis in a separate process, as the two modules share files only. */
public final class AnalysisProcess {

  /** The commands that cite kept results. */
  private static final Set<String> CITING = Set.of("report", "publish");

  private AnalysisProcess() {}

  /**
   * Reports on a run: the charts and the appendix, and JMH's own JSON beside the run's files.
   *
   * @param options further options of {@code report}
   * @return its exit status
   */
  public static int report(Path run, Path charts, String... options) {
    return run(arguments(run, charts, options), Redirect.INHERIT);
  }

  /** Reports on a run in the same way, and prints errors only. */
  public static int reportQuietly(Path run, Path charts) {
    return run(arguments(run, charts), Redirect.DISCARD);
  }

  private static List<String> arguments(Path run, Path charts, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("report", run.toString(), "--charts", charts.toString()));
    arguments.addAll(List.of("--jmh", run.resolve("jmh.json").toString()));
    arguments.addAll(List.of(options));
    return arguments;
  }

  /**
   * Options of the JVM that say which sources a checkout has. A report compares them with those of
   * kept results; it cannot hash them itself.
   *
   * @return none where there are no sources
   */
  static List<String> sources(Path home) {
    Map<String, List<String>> kinds = new TreeMap<>();
    kinds.put("explored", ExploredFile.SOURCES);
    kinds.put("simulated", SimulatedFile.SOURCES);
    List<String> options = new ArrayList<>();
    kinds.forEach(
        (kind, packages) -> {
          String hash = SourceHash.of(home, packages);
          if (hash != null) {
            options.add("-Dsmpcall.sources." + kind + "=" + hash);
          }
        });
    return options;
  }

  /**
   * Runs a command of the analysis on this terminal.
   *
   * @param arguments the command and its options
   * @return exit status of the command
   * @throws UserError if the jar of the analysis is missing
   */
  public static int run(List<String> arguments) {
    return run(arguments, Redirect.INHERIT);
  }

  private static int run(List<String> arguments, Redirect output) {
    Path jar = Checkout.analysisJar();
    if (!Files.isReadable(jar)) {
      throw new UserError(
          jar + ": is missing; build it with ./mvnw package, or start with ./study");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dsmpcall.home=" + Checkout.path());
    if (CITING.contains(arguments.get(0))) {
      command.addAll(sources(Checkout.path()));
    }
    command.addAll(List.of("-Djava.awt.headless=true", "-jar", jar.toString()));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).inheritIO().redirectOutput(output).start().waitFor();
    } catch (IOException e) {
      throw new UserError(
          command.get(0)
              + ": cannot be started ("
              + e.getMessage()
              + "), and the analysis needs it; set JAVA_HOME or the PATH to a whole JDK, then give"
              + " './study report'");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.BAD_USAGE;
    }
  }
}
