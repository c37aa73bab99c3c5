// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.message.UserError;

/**
 * The native control: some versions once more in C, to see whether a difference between versions is
 * one of the locks or one of Java. The C compiler of this host makes the program, once for each
 * process that asks for it, in a temporary directory that is deleted at its end. The source is in
 * the jar.
 */
public final class NativeControl {

  /** The C compiler, as POSIX calls it. */
  static final String COMPILER = "cc";

  private static final String SOURCE = "smpcall.c";
  private static final String RESOURCE = "/smpcall/native/" + SOURCE;
  private static final List<String> FLAGS = List.of("-O2", "-pthread");
  private static final String LIBRARY = "-lm";
  private static final String PROGRAM = "smpcall";

  /** Null until something asks for it. */
  private static Program program;

  /** The reason why there is no program; null if there is one, or nothing has asked for it. */
  private static UserError refused;

  /**
   * The program.
   *
   * @param executable path of the program
   * @param compiler first line of what the compiler says about its version
   * @param flags flags of the compiler
   */
  record Program(Path executable, String compiler, List<String> flags) {}

  /**
   * @param status exit status
   * @param text standard output and standard error
   */
  private record Run(int status, String text) {

    String firstLine() {
      return text.lines().findFirst().orElse("status " + status);
    }
  }

  private NativeControl() {}

  /** Returns the reason in one line why it cannot be measured on this host; empty if it can. */
  public static synchronized Optional<String> refusal() {
    try {
      program();
      return Optional.empty();
    } catch (UserError e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Returns the program, which the first call builds.
   *
   * @throws UserError if it cannot be built here
   */
  static synchronized Program program() {
    if (refused != null) {
      throw refused;
    }
    if (program == null) {
      try {
        program = build(COMPILER, List.of());
      } catch (UserError e) {
        refused = e;
        throw e;
      }
    }
    return program;
  }

  /**
   * Builds the program.
   *
   * @param compiler command of the C compiler
   * @param more flags beyond the usual ones
   * @throws UserError if this is not Linux, or there is no compiler, or the program cannot be
   *     compiled or started
   */
  static Program build(String compiler, List<String> more) {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new UserError("the native control needs Linux");
    }
    try {
      String version = version(compiler);
      Path directory = Files.createTempDirectory("smpcall-native-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      List<String> flags = Stream.concat(FLAGS.stream(), more.stream()).toList();
      compile(directory, compiler, flags);
      Path executable = directory.resolve(PROGRAM);
      tryOut(executable);
      List<String> all = Stream.concat(flags.stream(), Stream.of(LIBRARY)).toList();
      return new Program(executable, version, all);
    } catch (IOException e) {
      throw new UserError(
          System.getProperty("java.io.tmpdir")
              + ": the native control cannot be written there ("
              + e.getMessage()
              + "); make room there");
    }
  }

  private static String version(String compiler) {
    try {
      return run(Path.of("."), List.of(compiler, "--version")).firstLine();
    } catch (IOException e) {
      throw new UserError("there is no C compiler '" + compiler + "'; install gcc or clang");
    }
  }

  private static void compile(Path directory, String compiler, List<String> flags)
      throws IOException {
    try (InputStream source = NativeControl.class.getResourceAsStream(RESOURCE)) {
      Files.copy(source, directory.resolve(SOURCE));
    }
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(flags);
    command.addAll(List.of("-o", PROGRAM, SOURCE, LIBRARY));
    Run run = run(directory, command);
    if (run.status != 0) {
      String reason =
          run.text.lines().filter(line -> line.contains("error")).findFirst().orElse("no reason");
      throw new UserError(
          "'" + compiler + "' does not compile the native control (" + reason + ")");
    }
  }

  private static void tryOut(Path executable) {
    String problem;
    try {
      Run run = run(executable.getParent(), List.of(executable.toString(), "--help"));
      problem = run.status == 0 ? null : run.firstLine();
    } catch (IOException e) {
      problem = e.getMessage();
    }
    if (problem != null) {
      throw new UserError(
          executable
              + ": the native control does not start ("
              + problem
              + "); give a directory in which programs may run with -Djava.io.tmpdir");
    }
  }

  private static Run run(Path directory, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Run(process.waitFor(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted");
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Temporary files that remain are harmless.
    }
  }
}
