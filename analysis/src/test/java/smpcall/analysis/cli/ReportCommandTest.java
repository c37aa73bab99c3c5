// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

class ReportCommandTest {
  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesTablesPicturesAndAppendixAndSaysThemWhenAsked() {
    assertThat(report("-v", "--results", Samples.RESULTS.toString())).isZero();
    List<String> files =
        new ArrayList<>(
            List.of(
                "appendix.txt",
                "appendix-full.txt",
                "appendix.md",
                "index.html",
                "twins/forks.csv",
                "twins/answer.svg"));
    for (String workload : new String[] {"storm", "broadcast"}) {
      for (String picture : new String[] {"throughput", "ratio", "latency-2cpus"}) {
        for (String ending : new String[] {"csv", "svg", "png"}) {
          files.add("twins/" + workload + "-" + picture + "." + ending);
        }
      }
    }
    for (String file : files) {
      assertThat(charts().resolve(file)).isNotEmptyFile();
      assertThat(out.toString()).contains("wrote " + charts().resolve(file));
    }
    assertThat(out.toString()).contains("Verdict: were the spinlocks so bad for one caller?");
    assertThat(out.toString())
        .containsPattern("Verdict: were the spinlocks so bad\\? .* Correctness, checked on 4 CPUs");
    assertThat(lastLine())
        .isEqualTo(
            "Page: "
                + charts().resolve("index.html")
                + "; for a mail: "
                + charts().resolve("appendix.txt"));
    assertThat(charts().resolve("twins/check.csv")).isNotEmptyFile();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aReportEndsWithTheAnswerInAFewLines() {
    assertThat(report(Samples.BOTH.toString())).isZero();
    assertThat(out.toString().lines())
        .hasSizeBetween(7, 13)
        .allMatch(line -> !line.contains("\u001b"));
    assertThat(out.toString())
        .startsWith("Run " + Samples.BOTH.getFileName() + " on twins\n")
        .containsPattern("(?m)^  ok   spinlock +right but for empty mask +1x, by definition$")
        .containsPattern("(?m)^  BAD  lockfree +wrong: reuse race");
  }

  @Test
  void aCheckThatIsNotAsExpectedIsExitStatusOne() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.convict(run, "linux-4.14", "storm");
    assertThat(report(run.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED: linux-4.14 in storm must hold, and broke: runs once 3\n");
  }

  @Test
  void aDamagedCheckIsOneLineAndExitStatusTwo() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Files.writeString(run.resolve("check.json"), "{");
    assertThat(report(run.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("check.json: is cut off or damaged at line 1", "\"./study run --resume\" checks");
  }

  @Test
  void theMemoryLayerHasAPictureAndNoAppendix() {
    assertThat(report(Samples.MEMORY.toString())).isZero();
    assertThat(charts().resolve("twins/memory-cost.png")).isNotEmptyFile();
    assertThat(charts().resolve("twins/memory-cost-forks.csv")).isNotEmptyFile();
    assertThat(charts().resolve("twins/forks.csv")).doesNotExist();
    assertThat(charts().resolve("appendix.txt")).doesNotExist();
    assertThat(charts().resolve("appendix.md")).doesNotExist();
    assertThat(out.toString()).contains("\nVerdict: what does the memory layer cost?");
    assertThat(lastLine()).isEqualTo("Files: " + charts());
  }

  @Test
  void aRunOfRoundTripsAloneSaysThemAndNothingOfTheLocks() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ArrayNode) root.get("cases"))
                .removeIf(c -> !c.get("workload").asText().equals("ping-pong")));
    Samples.editForks(
        run, forks -> forks.removeIf(fork -> !fork.get("case").asText().contains("ping-pong")));

    assertThat(report("-v", run.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("One round trip of a cache line between CPUs ");
    assertThat(charts().resolve("twins/ping-pong-forks.csv")).isNotEmptyFile();
    assertThat(out.toString())
        .contains("\nVerdict: none on the locks, as this run has round trips only.\n");
  }

  @Test
  void withoutARunTheNewestCompleteOneIsReported() throws IOException {
    Path older = Samples.copy(Samples.TWO_CPUS, scratch.resolve("results"));
    Path newer = Samples.copy(Samples.BOTH, scratch.resolve("results"));
    Samples.edit(newer.resolve("run.json"), root -> ((ObjectNode) root).putNull("ended"));

    assertThat(report("--results", scratch.resolve("results").toString())).isZero();
    assertThat(out.toString()).startsWith("Run " + older.getFileName());
    assertThat(err.toString())
        .isEqualTo(
            newer
                + ": is newer and not complete; \"./study run --resume\" completes it, and"
                + " --partial shows what is there\n");
  }

  @Test
  void knownFailuresAreFindingsAndFine() {
    assertThat(report(Samples.EIGHT_CPUS.toString())).isZero();
    assertThat(out.toString()).containsPattern("  lockfree .* failed its audit\n");
  }

  @Test
  void aVersionThatMustBeRightAndFailsIsExitStatusOne() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Samples.fail(run, "floor");
    assertThat(report(run.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED: storm-floor-a-2 must be right and has 7 failures");
    assertThat(lastLine()).startsWith("Page: ");
  }

  @Test
  void aWrongBaselineLeavesNothingToCompareWith() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Samples.fail(run, "spinlock");
    assertThat(report(run.toString())).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("  spinlock .* failed its audit\n")
        .containsPattern("  lockfree .* no value\n");
  }

  @Test
  void theFloorAloneIsDrawnAndNotCompared() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ArrayNode) root.get("cases")).removeIf(c -> !c.get("id").asText().contains("floor")));
    Samples.editForks(
        run, forks -> forks.removeIf(fork -> !fork.get("case").asText().contains("floor")));
    assertThat(report(run.toString())).isZero();
    assertThat(charts().resolve("twins/storm-throughput.png")).isNotEmptyFile();
    assertThat(charts().resolve("twins/storm-ratio.png")).doesNotExist();
    assertThat(out.toString()).contains("What the spinlocks cost was not compared");
  }

  @Test
  void aRunInWhichEveryForkFailedStillHasItsReport() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Samples.editForks(run, forks -> forks.forEach(fork -> Samples.fail(fork, "no memory")));
    assertThat(report(run.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "FAILED: storm-patched-a-2 in block 1 has no fork that came to a good end (no memory)");
    assertThat(out.toString()).containsPattern("  patched .* no value\n");
  }

  @Test
  void badInputIsOneLineAndExitStatusTwo() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Files.writeString(run.resolve("forks.jsonl"), "[\n");
    assertThat(report(run.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(1)
        .allMatch(line -> line.contains("forks.jsonl:1: is cut off or damaged"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileWithoutTextAndADirectoryAreOneLineWithItsCure() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Files.write(run.resolve("forks.jsonl"), new byte[] {'"', (byte) 0xff, '"', '\n'});
    assertThat(report(run.toString())).isEqualTo(2);
    Files.delete(run.resolve("forks.jsonl"));
    Files.createDirectory(run.resolve("forks.jsonl"));
    assertThat(report(run.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("forks.jsonl:1: is damaged, as it is no text in UTF-8; "))
        .anyMatch(
            line -> line.matches(".*forks.jsonl: cannot be read \\(.*\\); it must be a file.*"));
  }

  @Test
  void chartsThatCannotBeWrittenAreOneLineWithItsCure() throws IOException {
    Files.writeString(charts(), "mine");
    assertThat(report(Samples.BOTH.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(charts() + "/twins: cannot be written (", "); give another directory with ")
        .hasLineCount(1);
    assertThat(charts()).hasContent("mine");
  }

  @Test
  void everyKindOfBadInputIsOneLineAndExitStatusTwo() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    String whole = Files.readString(run.resolve("run.json"));
    String forks = Files.readString(run.resolve("forks.jsonl"));
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put(whole.substring(0, whole.length() / 2), "run.json: is cut off or damaged at line");
    bad.put(whole.replace("\"schema\" : 4", "\"schema\" : 0"), "run.json: schema 0 is not known");
    bad.put(whole.replace("\"schema\" : 4", "\"schema\" : 5"), "run.json: schema 5 is not known");
    bad.put(
        whole.replace("\"schema\" : 4", "\"schema\" : \"two\""),
        "run.json: schema \"two\" is not known");
    bad.put(whole.replace(": \"storm\"", ": \"flood\""), "\"flood\" is not known here");
    assertAllAreRefused(run, run.resolve("run.json"), bad);
    Files.writeString(run.resolve("run.json"), whole);
    assertAllAreRefused(
        run,
        run.resolve("forks.jsonl"),
        Map.of(
            forks.replaceFirst("\"histogram\":\"", "\"histogram\":\"!"),
            ".latency.histogram is not base64",
            forks.replaceFirst("\"histogram\":\"....", "\"histogram\":\"AAAA"),
            ".latency.histogram is no HdrHistogram"));
    assertThat(out.toString()).isEmpty();
  }

  /**
   * @param bad the expected part of the message, by the content of the file
   */
  private void assertAllAreRefused(Path run, Path file, Map<String, String> bad)
      throws IOException {
    for (Map.Entry<String, String> content : bad.entrySet()) {
      Files.writeString(file, content.getKey());
      err.getBuffer().setLength(0);
      assertThat(report(run.toString())).isEqualTo(2);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains(file.toString(), content.getValue(), "; ");
    }
  }

  @Test
  void aRunThatDoesNotExistIsOneLineAndExitStatusTwo() {
    assertThat(report("20990101T000000Z", "--results", Samples.RESULTS.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("no run \"20990101T000000Z\"; there is: twins/");
  }

  @Test
  void aForkThatFailedForGoodIsExitStatusOne() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            if (fork.get("attempt").asInt() == 2) {
              Samples.fail(fork, "out of memory");
            }
          }
        });
    assertThat(report(run.toString())).isEqualTo(1);
    assertThat(out.toString().lines().filter(line -> line.startsWith("FAILED: ")))
        .singleElement()
        .asString()
        .endsWith(" in block 2 has no fork that came to a good end (out of memory)");
    assertThat(lastLine()).startsWith("Page: ");
  }

  @Test
  void theMarkdownShowsThePicturesThatWereDrawn() throws IOException {
    assertThat(report(Samples.BOTH.toString())).isZero();
    String markdown = Files.readString(charts().resolve("appendix.md"));
    List<String> files =
        Pattern.compile("!\\[.*]\\(<(.*)>\\)")
            .matcher(markdown)
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(files).hasSize(8).startsWith("twins/answer.png", "twins/storm-throughput.png");
    assertThat(files).allSatisfy(file -> assertThat(charts().resolve(file)).isNotEmptyFile());
  }

  @Test
  void onePairOfCpusHasASentenceAndNoMap() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("environment"))
                .putObject("roundTrips")
                .put("of", 1)
                .putArray("nanos")
                .addArray()
                .add(0)
                .add(1)
                .add(62.04));
    Path older = Files.createDirectories(charts().resolve("twins")).resolve("round-trips.png");
    Files.writeString(older, "mine");

    assertThat(report(run.toString())).as(err.toString()).isZero();
    assertThat(Files.readString(charts().resolve("appendix.md")))
        .contains("When the run began, a cache line took 62.0 ns from CPU 0 to CPU 1 and back.")
        .doesNotContain("round-trips");
    assertThat(older).hasContent("mine");
    assertThat(charts().resolve("twins/round-trips.svg")).doesNotExist();
  }

  @Test
  void severalNumbersOfCpusHaveAPictureOfTheRatiosByThem() throws IOException {
    assertThat(report(Samples.EIGHT_CPUS.toString())).isZero();
    assertThat(charts().resolve("octet/storm-ratio-by-cpus.png")).isNotEmptyFile();
    assertThat(Files.readString(charts().resolve("appendix.md")))
        .contains("(<octet/storm-ratio-by-cpus.png>)");
  }

  @Test
  void severalJdksAndPoliciesHaveAFigureEach() {
    assertThat(report(Samples.PAIRS.toString())).isZero();
    for (String name :
        new String[] {
          "storm-ratio.png",
          "storm-throughput-cores-jdk17.png",
          "storm-throughput-siblings-jdk25.svg",
          "storm-latency-4cpus-cores-jdk25.png"
        }) {
      assertThat(charts().resolve("pairs").resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void aRunIsWrittenForViewersOfJmhToo() throws IOException {
    Path file = scratch.resolve("jmh.json");
    Files.writeString(file, "older");
    assertThat(report("-v", Samples.BOTH.toString(), "--jmh", file.toString())).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile())).hasSize(11);
    assertThat(out.toString()).contains("wrote " + file + "\n");
    assertThat(lastLine()).startsWith("Page: ");
  }

  @Test
  void aFileForViewersThatCannotBeWrittenIsOneLineWithItsCure() throws IOException {
    Path directory = Files.createDirectories(scratch.resolve("full/jmh.json"));
    Path nowhere = scratch.resolve("nowhere/jmh.json");
    for (Path file : new Path[] {directory, nowhere, Path.of("/"), Path.of("")}) {
      err.getBuffer().setLength(0);
      assertThat(report(Samples.BOTH.toString(), "--jmh", file.toString())).isEqualTo(2);
      assertThat(err.toString())
          .startsWith(file + ": cannot be written (it is ")
          .endsWith("); give another file with --jmh FILE\n")
          .hasLineCount(1);
    }
    assertThat(out.toString()).isEmpty();
    assertThat(charts()).doesNotExist();
    assertThat(directory.getParent()).isDirectoryNotContaining(file -> !file.equals(directory));
  }

  @Test
  void badUsageIsOneLineAndExitStatusTwo() {
    assertThat(report("--colour")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("Unknown option: '--colour' (--help explains)");
  }

  @Test
  void oneRunAtATime() {
    assertThat(report("one", "two")).isEqualTo(2);
    assertThat(err.toString()).startsWith("One RUN at a time, not 2");
  }

  @Test
  void anIncompleteRunIsRefusedUnlessAskedFor() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, scratch);
    Samples.editForks(run, forks -> forks.removeIf(fork -> fork.get("block").asInt() == 6));
    assertThat(report(run.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(6);
    assertThat(report(run.toString(), "--partial")).isZero();
    assertThat(out.toString())
        .contains("Notes: the run is not complete.")
        .containsPattern("  patched .* n too small\n");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    assertThat(report(Samples.EIGHT_CPUS.toString())).isZero();
    Map<String, String> first = texts();
    assertThat(report(Samples.EIGHT_CPUS.toString())).isZero();
    assertThat(first).hasSizeGreaterThan(8).containsKey("appendix.txt");
    assertThat(texts()).isEqualTo(first);
  }

  /** Reads and deletes every table and text of the report, by name. */
  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(charts())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.(csv|txt|md|html)")) {
          texts.put(
              charts().relativize(file).toString(),
              Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        Files.delete(file);
      }
    }
    return texts;
  }

  @Test
  void manyArmsAndManyNumbersOfCpusHaveTablesOfTheirOwn() {
    assertThat(report("-v", Samples.ARMS.toString())).isZero();
    assertThat(charts().resolve("arms/storm-arms.csv")).isNotEmptyFile();
    assertThat(out.toString()).contains("4 arms of spinlock, 6 pairs.");
    assertThat(report(Samples.WIDE.toString())).isZero();
    assertThat(charts().resolve("wide/storm-scaling.csv")).isNotEmptyFile();
  }

  @Test
  void helpHasExamples() {
    assertThat(report("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "report 20261122T190000Z", "--partial");
  }

  private int report(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "report";
    all[1] = "--charts";
    all[2] = charts().toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private Path charts() {
    return scratch.resolve("charts");
  }

  private String lastLine() {
    return out.toString().lines().reduce((first, second) -> second).orElse("");
  }
}
