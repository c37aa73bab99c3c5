// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Environment;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Contamination;
import smpcall.plan.Pairing;
import smpcall.plan.Workload;
import smpcall.store.Fork;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.RunHeader;
import smpcall.store.Runs;
import smpcall.store.StudyBuild;

class ResumptionTest {

  private static final String OLD = "20261122T180000Z";
  private static final String NEW = "20261122T190000Z";
  private static final String PING_PONG = "ping-pong-2cpus-a";

  @TempDir private Path results;

  private final List<Case> cases = Runs.cases(List.of("spinlock"), Workload.PING_PONG);

  private ResultStore run(String id) {
    return ResultStore.create(results, Runs.header(id, cases));
  }

  private ResultStore completeRun(String id) {
    ResultStore store = run(id);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7));
    store.add(Runs.fork(PING_PONG, 2, 1, null, 8));
    store.end(new RunEnd(RunEnd.Reason.PLAN, 2));
    return store;
  }

  private ResultStore find(String name) {
    return Resumption.find(results, "localhost", name);
  }

  private void assertRefused(String name, String message) {
    assertThatThrownBy(() -> find(name))
        .isInstanceOf(UserError.class)
        .message()
        .isEqualTo(message)
        .hasLineCount(1);
  }

  @Test
  void finishedForksAreFoundAgain() {
    ResultStore before = run(NEW);
    before.add(Runs.fork(PING_PONG, 1, 1, null, 7));

    ResultStore again = find("");

    assertThat(again.header()).isEqualTo(before.header());
    assertThat(again.forks()).isEqualTo(before.forks());
    assertThat(again.has(cases.get(0), 1)).isTrue();
    assertThat(again.has(cases.get(0), 2)).isFalse();
    assertThat(again.missingForks(2)).isEqualTo(1);
  }

  @Test
  void tooManyBlocksAreRefusedBeforeTheyAreCounted() {
    ResultStore store = run(NEW);
    store.end(new RunEnd(RunEnd.Reason.PLAN, Integer.MAX_VALUE));

    assertRefused(
        "",
        store.directory().resolve("run.json")
            + ": 2147483647 blocks are too many, the limit is 10000; begin a new run without"
            + " --resume");
  }

  @Test
  void forksOfOneCaseWithDifferentMetricsAreRefusedAndKept() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7));
    store.add(Runs.fork(PING_PONG, 2, 1, null, Runs.with(Runs.result(8), "more", List.of(1L))));
    String before = Files.readString(store.forkFile());

    assertRefused("", refusal(store, 2, "has other metrics than line 1 of the same case"));
    assertThat(store.forkFile()).hasContent(before);
  }

  private static String refusal(ResultStore store, int line, String what) {
    return store.forkFile()
        + ":"
        + line
        + ": "
        + what
        + "; move the line to another file, and --resume runs that fork again";
  }

  @Test
  void theNewestIncompleteRunIsFound() {
    run("20261122T170000Z");
    run(OLD);
    completeRun(NEW);

    assertThat(find("").header().id()).isEqualTo(OLD);
  }

  @Test
  void aRunIsFoundByItsIdAndByItsDirectory() {
    Path directory = run(OLD).directory();
    run(NEW);

    assertThat(find(OLD).header().id()).isEqualTo(OLD);
    assertThat(find(directory.toString()).header().id()).isEqualTo(OLD);
  }

  @Test
  void aRunWhoseForkFailedIsNotComplete() {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, "killed"));
    store.add(Runs.fork(PING_PONG, 2, 1, null, 8));
    store.end(new RunEnd(RunEnd.Reason.PLAN, 2));

    ResultStore again = find("");

    assertThat(again.nextAttempt(cases.get(0), 1)).isEqualTo(2);
    assertThat(again.missingForks(2)).isEqualTo(1);
  }

  @Test
  void aRunWithoutItsCheckIsNotComplete() throws IOException {
    List<Case> storm = Runs.cases(List.of("floor"), Workload.STORM);
    ResultStore store = ResultStore.create(results, Runs.header(NEW, storm));
    for (int block = 1; block <= 2; block++) {
      store.add(Runs.fork("storm-floor-2cpus-a", block, 1, null, 7));
    }
    store.end(new RunEnd(RunEnd.Reason.PLAN, 2));

    assertThat(find("").missingForks(2)).isZero();

    Files.writeString(store.directory().resolve("check.json"), "{}");
    assertRefused(
        NEW, "--resume: " + store.directory() + " is complete; './study report' shows it");
  }

  @Test
  void aForkThatLacksAMemberIsRefused() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7));
    String whole = Files.readString(store.forkFile());
    for (String member :
        List.of("case", "block", "started", "noise", "result", "vm", "warmup", "scores")) {
      Files.writeString(store.forkFile(), whole.replaceFirst("\"" + member + "\"", "\"other\""));

      assertRefused("", refusal(store, 1, "lacks members of a fork"));
    }
  }

  @Test
  void anIterationThatLacksACountIsRefused() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7, 8));
    Files.writeString(
        store.forkFile(),
        Files.readString(store.forkFile()).replace("\"calls\":[3,4]", "\"calls\":[3]"));

    assertRefused("", refusal(store, 1, "lacks members of a fork"));
  }

  @Test
  void theSameForkTwiceIsRefused() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7));
    String line = Files.readString(store.forkFile());
    Files.writeString(store.forkFile(), line + line);

    assertRefused("", refusal(store, 2, "is the same fork as line 1"));
  }

  @Test
  void aPlanWithACaseWithoutAnIdIsRefused() throws IOException {
    Path file = run(NEW).directory().resolve("run.json");
    Files.writeString(file, Files.readString(file).replace("\"" + PING_PONG + "\"", "null"));

    assertRefused(NEW, file + ": lacks members of a run; begin a new run without --resume");
  }

  @Test
  void aForkWithoutATimeIsRefused() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, "killed"));
    Path log = store.forkFile();
    Files.writeString(log, Files.readString(log).replace("2026-11-22T", "yesterday "));

    assertRefused("", refusal(store, 1, "lacks members of a fork"));
  }

  @Test
  void bothAttemptsAreKept() {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, "killed"));
    store.add(secondAttempt());

    assertThat(find("").forks()).extracting(Fork::attempt).containsExactly(1, 2);
  }

  private static Fork secondAttempt() {
    Fork first = Runs.fork(PING_PONG, 1, 1, "killed");
    return new Fork(
        PING_PONG,
        1,
        1,
        2,
        first.finished(),
        first.finished(),
        null,
        null,
        null,
        new Fork.Noise(null, null, null),
        Runs.result(8));
  }

  @Test
  void afterARemovedAttemptTheNextNumberIsStillNew() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, "killed"));
    store.add(secondAttempt());
    List<String> lines = Files.readAllLines(store.forkFile());
    Files.writeString(store.forkFile(), lines.get(1) + "\n");

    assertThat(find("").nextAttempt(cases.get(0), 1)).isEqualTo(3);
    assertThat(find("").nextAttempt(cases.get(0), 2)).isEqualTo(1);
  }

  @Test
  void aCompleteRunIsNotResumed() {
    Path directory = completeRun(NEW).directory();

    assertRefused(NEW, "--resume: " + directory + " is complete; './study report' shows it");
    assertRefused(
        "",
        "--resume: no run in "
            + results.resolve("localhost")
            + " is incomplete; begin a new run without --resume");
  }

  @Test
  void latestNamesACompleteRun() {
    String cure =
        ": names a complete run; --resume alone resumes the newest run that is not complete";
    assertRefused("latest", "--resume latest" + cure);
    assertRefused("latest@17", "--resume latest@17" + cure);
  }

  @Test
  void anUnknownRunIsRefused() {
    String refusal = "--resume: no run 'nope' in " + results.resolve("localhost");
    assertRefused("nope", refusal + "; it has no run; begin one without --resume");
    run(OLD);
    assertRefused("nope", refusal + "; the newest is " + OLD);
  }

  @Test
  void anotherSchemaIsSkippedAndRefusedByName() throws IOException {
    Path directory = results.resolve("localhost").resolve(NEW);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("run.json"), "{\"schema\": 1}");
    run(OLD);

    assertThat(find("").header().id()).isEqualTo(OLD);
    assertRefused(
        NEW,
        directory.resolve("run.json")
            + ": schema 1 cannot be resumed, only schema 4; begin a new run without --resume");
  }

  @Test
  void aRunFileCutInHalfIsRefused() throws IOException {
    Path file = run(NEW).directory().resolve("run.json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));

    assertThatThrownBy(() -> find(NEW))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + ": is cut off or damaged at line ")
        .endsWith("; begin a new run without --resume")
        .hasLineCount(1);
  }

  @Test
  void aForkCutInHalfIsRefused() throws IOException {
    ResultStore store = run(NEW);
    store.add(Runs.fork(PING_PONG, 1, 1, null, 7));
    String whole = Files.readString(store.forkFile());
    Files.writeString(store.forkFile(), whole.substring(0, whole.length() / 2) + "\n" + whole);

    assertRefused(NEW, refusal(store, 1, "is cut off or damaged"));
  }

  @Test
  void aForkOfAnotherPlanIsRefused() {
    ResultStore store = run(NEW);
    store.add(Runs.fork("storm-nope-2cpus-a", 1, 1, null, 7));

    assertRefused(
        NEW, refusal(store, 1, "is of a case that was not planned, 'storm-nope-2cpus-a'"));
  }

  @Test
  void theNextRunRemovesAnUnfinishedDirectory() throws IOException {
    Path unfinished = results.resolve("localhost").resolve(OLD + ".part").resolve("below");
    Files.createDirectories(unfinished);

    run(NEW);

    assertThat(unfinished).doesNotExist();
  }

  @Test
  void theSameHostAndBuildMayResume() {
    RunHeader header = Runs.header(NEW, cases);

    assertThatCode(() -> Resumption.requireUnchanged(header, Runs.environment(), header.study()))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherCommitMayNotResume() {
    RunHeader header = Runs.header(NEW, cases);

    assertThatThrownBy(
            () ->
                Resumption.requireUnchanged(
                    header, Runs.environment(), new StudyBuild("fedcba", false, "abc")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--resume: run "
                + NEW
                + " cannot be resumed, as something has changed (commit of the study: "
                + header.study().commit()
                + " then); change it back, or begin a new run without --resume");
  }

  @Test
  void anotherBuildMayNotResume() {
    RunHeader header = Runs.header(NEW, cases);
    StudyBuild other = new StudyBuild(header.study().commit(), true, "def");

    assertThatThrownBy(() -> Resumption.requireUnchanged(header, Runs.environment(), other))
        .message()
        .contains("the study was built from other sources then")
        .hasLineCount(1);
  }

  @Test
  void theRunOfAnotherHostNameIsNotResumed() {
    Path directory = run(NEW).directory();

    assertThatThrownBy(() -> Resumption.find(results, "elsewhere", directory.toString()))
        .hasMessage(
            "--resume: " + directory + " is a run of host 'localhost'; give --host localhost");
  }

  @Test
  void aRunFileThatLacksAMemberIsRefused() throws IOException {
    Path file = run(NEW).directory().resolve("run.json");
    Files.writeString(file, "{\"schema\": 4, \"id\": \"x\"}");

    assertRefused(NEW, file + ": lacks members of a run; begin a new run without --resume");
  }

  @Test
  void theRulesOfTheRunAreReadAndADamagedOneIsRefused() throws IOException {
    Path file = run(NEW).directory().resolve("run.json");
    assertThat(find("").header().settings().contamination()).isEqualTo(Contamination.RULE);
    assertThat(find("").header().settings().pairing()).isEqualTo(Pairing.RULE);

    Files.writeString(
        file,
        Files.readString(file).replaceFirst("\"stealPercent\" : 1.0", "\"stealPercent\" : -1"));

    assertThatThrownBy(() -> find(""))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + ": is cut off or damaged")
        .endsWith("; begin a new run without --resume")
        .hasLineCount(1);
  }

  @Test
  void anotherHostMayNotResume() {
    RunHeader header = Runs.header(NEW, cases);
    Environment now = Runs.environment("6.2.0", "17.0.16+1", null);

    assertThatThrownBy(() -> Resumption.requireUnchanged(header, now, header.study()))
        .message()
        .contains("kernel: \"6.1.0\" then; jdks: {\"17\":{\"version\":\"17.0.15+6\"")
        .hasLineCount(1);
  }

  @Test
  void otherRoundTripsMayResume() {
    RunHeader header = Runs.header(NEW, cases);

    assertThatCode(
            () ->
                Resumption.requireUnchanged(
                    header, Runs.environment("6.1.0", "17.0.15+6", null), header.study()))
        .doesNotThrowAnyException();
  }
}
