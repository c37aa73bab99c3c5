// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.kernel.KernelVersion;

/**
 * What does C2 make of the ports? Prints the locked instructions and the fences in the machine code
 * of each version's sender and handler, as the C2 of the JVM that runs this compiles them.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar benchmarks/src/compiled/CompiledPorts.java
 * java -cp benchmarks/target/benchmarks.jar benchmarks/src/compiled/CompiledPorts.java --print patched
 * </pre>
 *
 * <p>from the root of the repository, after {@code ./mvnw package}, on x86-64. Nothing is timed, so
 * the machine may be busy. A JVM without a disassembler prints its machine code as numbers, with the
 * source of each piece; {@code objdump} makes instructions of them. What it finds is explained in
 * {@code docs/compiled-code.md}; what the JVMs printed is in {@code benchmarks/target/compiled}.
 */
@Command(name = "CompiledPorts", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompiledPorts implements Callable<Integer> {

  private static final Path HOME = Path.of("benchmarks/target/compiled");
  private static final Path CLASSES = HOME.resolve("classes");
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final Path SOURCES = Path.of("benchmarks/src/compiled");

  /** Enough for C2, which waits for some thousand calls. */
  private static final String CALLS = "10000";

  /** Enough for C2 without C1, which waits for ten thousand. */
  private static final String OPERATIONS = "30000";

  private static final String SENDER = "smpCallFunctionMany";
  private static final String HANDLER = "genericSmpCallFunction";

  /** The code to print; what is compiled by itself, so that each counts its own; what is not. */
  private static final List<String> COMMANDS =
      List.of(
          "quiet",
          "print,smpcall.kernel.Smp*::" + SENDER,
          "print,smpcall.kernel.Smp*::" + HANDLER + "*",
          "print,Operations::*",
          "dontinline,smpcall.kernel.Smp*::" + SENDER,
          "dontinline,smpcall.kernel.Smp*::" + HANDLER + "*",
          "dontinline,smpcall.machine.Cpu::takeInterrupts",
          "dontinline,smpcall.audit.*::run",
          "dontinline,Operations::*",
          "inline,smpcall.kernel.*::flush*",
          "inline,smpcall.kernel.*::awaitAnswers");

  /** Bytes that the JVM prints without a note between them: it stands before the four. */
  private static final int BLOCK = 4;

  private static final Pattern COMPILED =
      Pattern.compile("Compiled method \\(c2\\) +\\d+ +\\d+ ([%s!bn4 ]*) (\\S+) .*");
  private static final Pattern AT = Pattern.compile("\\s*0x(\\p{XDigit}+):\\s*(.*)");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<=^|[ |])(\\p{XDigit}{2}|\\p{XDigit}{4})(?=$|[ |])");
  private static final Pattern INSTRUCTION = Pattern.compile("\\s*(\\p{XDigit}+):\\t(.*)");
  private static final Pattern LOCKED =
      Pattern.compile("lock (xadd|cmpxchg|add|\\w+).*|(xchg) .*\\(.*|([mls]fence).*");
  private static final Pattern JUMP = Pattern.compile("(j\\w+) +0x(\\p{XDigit}+).*");
  private static final Pattern FRAME = Pattern.compile("; - (?:\\(\\w+\\) )?(\\S+)(@-?\\d+).*");
  private static final Pattern CALLEE = Pattern.compile(";\\*invoke\\w+ (\\S+) .*");
  private static final List<String> KINDS = List.of("xadd", "cmpxchg", "xchg", "add");
  private static final List<String> FENCES = List.of("mfence", "lfence", "sfence");

  @Option(
      names = "--versions",
      split = ",",
      paramLabel = "VERSION",
      description = "all, the operations of the memory, and all places when left out")
  private List<String> versions = List.of();

  @Option(names = "--forks", defaultValue = "3", description = "of each version; 3 when left out")
  private int forks;

  @Option(
      names = "--print",
      paramLabel = "VERSION",
      description = "print the machine code of this version instead")
  private String print;

  /** A compiled method, its instructions in the order of their addresses. */
  private record Code(String method, NavigableMap<Long, Instruction> instructions) {

    List<Instruction> locked() {
      return instructions.values().stream().filter(each -> each.kind() != null).toList();
    }
  }

  /**
   * An instruction.
   *
   * @param notes what the JVM says of it
   * @param frames the method that it is from, then those that this is inlined into, and where
   * @param callee the method of Java that it calls, or null
   */
  private record Instruction(
      long address, String text, List<String> notes, List<String> frames, String callee) {

    /** The kind of locked instruction or fence; null for all others. */
    String kind() {
      Matcher matcher = LOCKED.matcher(text);
      return matcher.matches()
          ? Stream.of(1, 2, 3).map(matcher::group).filter(kind -> kind != null).findAny().get()
          : null;
    }

    boolean isCopyOf(Instruction other) {
      return kind().equals(other.kind()) && frames.equals(other.frames);
    }

    /** Methods of this project, as Class.method, the innermost first. */
    String place() {
      return frames.stream()
          .map(frame -> frame.replaceFirst("@.*", ""))
          .filter(method -> method.startsWith("smpcall."))
          .map(method -> method.replaceFirst("^smpcall\\.\\w+\\.", "").replace("::", "."))
          .collect(Collectors.joining(" < "));
    }
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new CompiledPorts()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String missing = missing();
    if (missing != null) {
      System.err.println("CompiledPorts: " + missing);
      return 2;
    }
    compile();
    if (print != null) {
      for (Code code : port(print, 1)) {
        print(code);
      }
      return 0;
    }
    System.out.println("JDK " + System.getProperty("java.vm.version") + ", x86-64, code of C2");
    if (!versions.isEmpty()) {
      table(versions);
      return 0;
    }
    List<String> places = table(Stream.of(KernelVersion.values()).map(KernelVersion::id).toList());
    operations();
    System.out.printf("%nWhere they are; the innermost method first%n%n");
    places.forEach(System.out::print);
    return 0;
  }

  /** What this needs and does not find; null when all is there. */
  private static String missing() {
    if (!Files.isDirectory(SOURCES)) {
      return SOURCES + ": not there; start in the repository's root";
    }
    if (!System.getProperty("os.arch").equals("amd64")) {
      return "reads code of x86-64; this JVM is for " + System.getProperty("os.arch");
    }
    boolean objdump =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "objdump")));
    return objdump ? null : "no disassembler: install objdump (Debian's package binutils)";
  }

  /** Compiles the programs to look at, so that no JVM that runs them has a compiler's work to do. */
  private static void compile() throws IOException {
    Files.createDirectories(CLASSES);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null, null, null, "-proc:none", "-d", CLASSES.toString(), "-cp", CLASS_PATH,
                SOURCES.resolve("Calls.java").toString(),
                SOURCES.resolve("Operations.java").toString());
    if (status != 0) {
      throw new IllegalStateException(SOURCES + ": does not compile against " + CLASS_PATH);
    }
  }

  /** Prints a row for each part of the versions; returns where their instructions are. */
  private List<String> table(List<String> ids) throws IOException, InterruptedException {
    System.out.printf("%nLocked instructions and fences; forks of each version: %d%n%n", forks);
    System.out.printf("%-15s %-8s xadd cmpxchg xchg  add other fences places", "version", "part");
    System.out.println("  failed cmpxchg  calls left");
    List<String> places = new ArrayList<>();
    for (String id : ids) {
      Map<String, Integer> rows = new LinkedHashMap<>();
      Set<String> lists = new TreeSet<>();
      for (int fork = 1; fork <= forks; fork++) {
        List<Code> codes = port(id, fork);
        rows.merge(row(id, "sender", codes.get(0)), 1, Integer::sum);
        rows.merge(row(id, "handler", codes.get(1)), 1, Integer::sum);
        lists.add(codes.stream().map(code -> places(id, code)).collect(Collectors.joining()));
      }
      rows.forEach(
          (row, count) ->
              System.out.println(row + (count < forks ? "  (" + count + " of the forks)" : "")));
      places.addAll(lists);
    }
    return places;
  }

  private static String row(String id, String part, Code code) {
    List<Instruction> locked = code.locked();
    StringBuilder row = new StringBuilder(String.format("%-15s %-8s", id, part));
    for (String kind : KINDS) {
      long count = locked.stream().filter(each -> each.kind().equals(kind)).count();
      row.append(String.format(kind.equals("cmpxchg") ? " %7d" : " %4d", count));
    }
    long fences = locked.stream().filter(each -> FENCES.contains(each.kind())).count();
    long known = locked.stream().filter(each -> KINDS.contains(each.kind())).count();
    long places = locked.stream().map(Instruction::frames).distinct().count();
    row.append(String.format(" %5d %6d %6d", locked.size() - known - fences, fences, places));
    return row.append(String.format("  %-14s  %s", failures(code), calls(code))).toString();
  }

  private static String failures(Code code) {
    Set<String> found =
        code.locked().stream()
            .filter(each -> each.kind().equals("cmpxchg"))
            .map(each -> failure(code, each))
            .collect(Collectors.toCollection(TreeSet::new));
    return found.isEmpty() ? "-" : String.join(", ", found);
  }

  /** What follows when a compare-and-swap fails. */
  private static String failure(Code code, Instruction cmpxchg) {
    boolean failedIsZero = false;
    for (Instruction next : code.instructions.tailMap(cmpxchg.address, false).values()) {
      failedIsZero |= next.text.startsWith("test");
      Matcher jump = JUMP.matcher(next.text);
      if (jump.matches()) {
        boolean jumpsOnFailure = jump.group(1).equals(failedIsZero ? "je" : "jne");
        long failed =
            jumpsOnFailure ? target(jump) : code.instructions.higherKey(next.address);
        return reaches(code, failed, cmpxchg, new HashSet<>()) ? "retries" : "leaves";
      }
    }
    throw new IllegalStateException(code.method + ": no branch behind " + cmpxchg.text);
  }

  private static long target(Matcher jump) {
    return Long.parseUnsignedLong(jump.group(2), 16);
  }

  /** Whether code at an address gets to a compare-and-swap or its copy, with no other between. */
  private static boolean reaches(Code code, long address, Instruction end, Set<Long> seen) {
    Instruction at = code.instructions.get(address);
    if (at != null && at.kind() != null) {
      return at.isCopyOf(end);
    }
    if (at == null || !seen.add(address) || at.text.matches("(call|ret).*")) {
      return false;
    }
    Matcher jump = JUMP.matcher(at.text);
    boolean jumps = jump.matches();
    if (jumps && reaches(code, target(jump), end, seen)) {
      return true;
    }
    Long next = code.instructions.higherKey(address);
    return next != null && !at.text.startsWith("jmp") && reaches(code, next, end, seen);
  }

  /** The methods of Java that are called, not inlined. */
  private static String calls(Code code) {
    return code.instructions.values().stream()
        .map(Instruction::callee)
        .filter(callee -> callee != null)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Sorted, as C2 moves code about. */
  private static String places(String id, Code code) {
    return code.locked().stream()
        .map(each -> String.format("%-15s %-8s %s%n", id, each.kind(), each.place()))
        .sorted()
        .collect(Collectors.joining());
  }

  /** Without C1: what it inlines has too thin a profile here for C2 to inline it, too. */
  private static void operations() throws IOException, InterruptedException {
    System.out.printf("%nOperations of the memory, each in a method of its own%n%n");
    List<Code> codes = fork("operations", List.of("-XX:-TieredCompilation", "Operations", OPERATIONS));
    codes.removeIf(code -> code.method.endsWith("::main"));
    for (Code code : codes) {
      Set<String> kinds =
          code.locked().stream()
              .map(Instruction::kind)
              .collect(Collectors.toCollection(TreeSet::new));
      System.out.printf(
          "%-20s %s%n",
          code.method.replace("Operations::", ""),
          kinds.isEmpty() ? "none" : String.join(", ", kinds));
    }
  }

  /** The sender and the handler. */
  private static List<Code> port(String id, int fork) throws IOException, InterruptedException {
    List<Code> codes = fork(id + "-" + fork, List.of("Calls", id, CALLS));
    return List.of(last(codes, SENDER, id), last(codes, HANDLER, id));
  }

  /** The last one: code that was left for good has been compiled again. */
  private static Code last(List<Code> codes, String method, String id) {
    return codes.stream()
        .filter(code -> code.method.contains("::" + method))
        .reduce((before, after) -> after)
        .orElseThrow(() -> new IllegalStateException(id + ": C2 did not compile " + method));
  }

  /** What C2 compiles in a JVM with these arguments. */
  private static List<Code> fork(String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(PinnedBenchmark.jvmArgs()));
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
    command.add("-Xbatch"); // a thread waits for the compiler, so that a number of calls is enough
    COMMANDS.forEach(each -> command.add("-XX:CompileCommand=" + each));
    command.addAll(List.of("-cp", CLASSES + ":" + CLASS_PATH));
    command.addAll(arguments);
    return read(run(HOME.resolve(name + ".txt"), command));
  }

  private static Path run(Path output, List<String> command)
      throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with status " + status + "; see " + output);
    }
    return output;
  }

  /** Reads what a JVM printed: what C2 compiled for calls, not for a loop that ran already. */
  private static List<Code> read(Path output) throws IOException, InterruptedException {
    List<Code> codes = new ArrayList<>();
    String method = null;
    List<String> lines = null;
    for (String line : Files.readAllLines(output)) {
      Matcher compiled = COMPILED.matcher(line);
      if (compiled.matches() && !compiled.group(1).contains("%")) {
        method = compiled.group(2);
      } else if (method != null && line.equals("[MachCode]")) {
        lines = new ArrayList<>();
      } else if (lines != null && line.matches("\\[(Exception Handler|Stub Code|/MachCode).*")) {
        codes.add(code(method, lines));
        method = null;
        lines = null;
      } else if (lines != null) {
        lines.add(line);
      }
    }
    return codes;
  }

  /** Code from lines of numbers and lines of notes on what ends in the next four bytes. */
  private static Code code(String method, List<String> lines)
      throws IOException, InterruptedException {
    NavigableMap<Long, List<String>> notes = new TreeMap<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long start = 0;
    long address = 0;
    for (String line : lines) {
      Matcher at = AT.matcher(line);
      String text = at.matches() ? at.group(2).strip() : line.strip();
      if (at.matches()) {
        address = Long.parseUnsignedLong(at.group(1), 16);
        start = bytes.size() == 0 ? address : start;
      }
      if (text.startsWith(";")) {
        notes.computeIfAbsent(address, key -> new ArrayList<>()).add(text);
      } else if (at.matches()) {
        if (address != start + bytes.size()) {
          throw new IllegalStateException(method + ": not all of its code was printed: " + line);
        }
        NUMBERS.matcher(text).results().forEach(number -> add(bytes, number.group()));
        address = start + bytes.size();
      }
    }
    if (bytes.size() == 0) {
      throw new IllegalStateException(
          method + ": no numbers; this JVM has a disassembler of its own (hsdis): take another");
    }
    return new Code(method, disassemble(start, bytes.toByteArray(), notes));
  }

  private static void add(ByteArrayOutputStream bytes, String number) {
    for (int i = 0; i < number.length(); i += 2) {
      bytes.write(Integer.parseInt(number.substring(i, i + 2), 16));
    }
  }

  private static NavigableMap<Long, Instruction> disassemble(
      long start, byte[] bytes, NavigableMap<Long, List<String>> notes)
      throws IOException, InterruptedException {
    Path binary = Files.write(HOME.resolve("code.bin"), bytes);
    List<String> objdump =
        List.of("objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "--no-show-raw-insn");
    List<String> command = new ArrayList<>(objdump);
    command.addAll(List.of("--adjust-vma=0x" + Long.toHexString(start), binary.toString()));
    NavigableMap<Long, String> texts = new TreeMap<>();
    for (String line : Files.readAllLines(run(HOME.resolve("code.txt"), command))) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (instruction.matches()) {
        texts.put(Long.parseUnsignedLong(instruction.group(1), 16), instruction.group(2).strip());
      }
    }
    NavigableMap<Long, Instruction> instructions = new TreeMap<>();
    texts.forEach(
        (address, text) -> {
          Long next = texts.higherKey(address);
          List<String> own = all(notes.subMap(address, next == null ? Long.MAX_VALUE : next));
          String target = String.join(" ", all(notes.subMap(address - BLOCK + 1, address + 1)));
          boolean java = text.startsWith("call") && target.matches(".*(virtual|static)_call}.*");
          instructions.put(
              address,
              new Instruction(
                  address, text, own, frames(notes.tailMap(address)), java ? callee(own) : null));
        });
    return instructions;
  }

  private static List<String> all(Map<Long, List<String>> notes) {
    return notes.values().stream().flatMap(List::stream).toList();
  }

  private static String callee(List<String> notes) {
    return notes.stream()
        .map(CALLEE::matcher)
        .filter(Matcher::matches)
        .map(callee -> callee.group(1))
        .findFirst()
        .orElse("?");
  }

  /**
   * The JVM notes the source of some instructions only; it is that of those before, too, but for the
   * place in the innermost method.
   */
  private static List<String> frames(Map<Long, List<String>> notesBehind) {
    for (List<String> notes : notesBehind.values()) {
      List<String> frames = new ArrayList<>();
      for (String note : notes) {
        Matcher frame = FRAME.matcher(note);
        if (frame.matches()) {
          frames.add(frames.isEmpty() ? frame.group(1) : frame.group(1) + frame.group(2));
        }
      }
      if (!frames.isEmpty()) {
        return frames;
      }
    }
    return List.of();
  }

  private static void print(Code code) {
    System.out.println(code.method);
    for (Instruction each : code.instructions.values()) {
      System.out.printf(Locale.ROOT, "  %x: %s%n", each.address, each.text);
      each.notes.forEach(note -> System.out.println("      " + note));
    }
  }
}
