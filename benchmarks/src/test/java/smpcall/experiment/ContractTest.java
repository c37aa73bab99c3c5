// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.benchmark.Latency;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.CheckWorkload;
import smpcall.explore.program.Kernel;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.schedule.Replay;
import smpcall.simulate.RunResult;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Simulation;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;
import smpcall.store.ForkResult;
import smpcall.store.Json;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.Runs;
import smpcall.store.SimulatedFile;

/**
 * The files of a run are what the JSON Schemas beside the results say: those that this module
 * writes have no member that a schema does not describe, and all that are stored are valid.
 */
class ContractTest {

  private static final Path STORED = Path.of("results");
  private static final Path SCHEMAS = STORED.resolve("schema");
  private static final Path SIMULATED = Path.of("simulated", "run.schema.json");

  /** Keywords below which a schema has members of the instance, not keywords. */
  private static final String PROPERTIES = "properties";

  @TempDir private Path results;

  private static ObjectNode schema(String kind) throws IOException {
    return read(SCHEMAS.resolve(kind + ".schema.json"));
  }

  private static ObjectNode read(Path schema) throws IOException {
    return (ObjectNode) Json.read(Files.readString(schema));
  }

  private static Set<ValidationMessage> violations(JsonNode schema, JsonNode instance) {
    JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    return compiled.validate(instance);
  }

  /** Valid, and without a member that the schema does not name. */
  private static void assertIsDescribed(String kind, JsonNode instance) throws IOException {
    assertIsDescribed(schema(kind), instance);
  }

  private static void assertIsDescribed(ObjectNode schema, JsonNode instance) {
    close(schema);
    assertThat(violations(schema, instance)).as(instance.toString()).isEmpty();
  }

  /** Allows no members but those that are named. */
  private static void close(JsonNode schema) {
    if (schema.path(PROPERTIES).isObject()
        && schema.has("type")
        && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.forEach(ContractTest::close);
  }

  @Test
  void aRunAndItsForksAreWrittenAsDescribed() throws IOException {
    List<Case> cases =
        Runs.cases(List.of("spinlock", "lockfree"), Workload.BROADCAST, Workload.PING_PONG);
    ResultStore store = ResultStore.create(results, Runs.header("20261122T190000Z", cases));
    assertIsDescribed("run", run(store));
    ForkResult plain = Runs.result(1000, 1100);
    ForkResult full =
        new ForkResult(
            plain.vm(),
            plain.warmup(),
            plain.scores(),
            plain.counts(),
            new TreeMap<>(Map.of("call", List.of(500.0, Double.NaN))),
            new TreeMap<>(Map.of("callNanos", List.of(812.5, Double.NaN))),
            2900.0,
            new Latency(1, 25.5, 0, "HISTFAAA", "HISTFAAA"),
            plain.roundTripNanos());
    store.add(Runs.fork(cases.get(0).id(), 1, 1, null, full));
    store.add(Runs.fork(cases.get(1).id(), 1, 2, "killed"));
    store.end(new RunEnd(RunEnd.Reason.BUDGET, 1));

    assertIsDescribed("run", run(store));
    for (JsonNode fork : Json.forks(store.directory())) {
      assertIsDescribed("fork", fork);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void aForkOfTheNativeControlIsWrittenAsDescribed(int gap) throws IOException {
    NativeForks.assumeTwoCpus();
    Case testCase = NativeForks.of("patched", "broadcast", gap);
    ResultStore store =
        ResultStore.create(results, Runs.header("20261122T190000Z", List.of(testCase)));
    ForkResult result = NativeFork.run(testCase, NativeForks.DRAWN, NativeForks.SETTINGS).result();

    store.add(Runs.fork(testCase.id(), 1, 1, null, result));

    assertIsDescribed("fork", Json.forks(store.directory()).get(0));
    assertThat(ResultStore.open(store.directory()).forks().get(0).result()).isEqualTo(result);
  }

  private static JsonNode run(ResultStore store) throws IOException {
    return Json.read(Files.readString(store.directory().resolve("run.json")));
  }

  @Test
  void aCheckIsWrittenAsDescribed() throws IOException {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 0, 3, 2, "REFS_UNDERFLOW"));
    List<Cell> cells =
        List.of(
            new Cell(storm(KernelVersion.LOCKFREE), 400, 1, findings, List.of(400L)),
            new Cell(storm(KernelVersion.SPINLOCK), 400, 1, new Findings(), List.of()),
            new Cell(
                setup(Kernel.of(CsdOwner.DESTINATION), CheckWorkload.SINGLE),
                400,
                1,
                findings,
                List.of(400L)));

    assertIsDescribed(
        "check", CheckFile.of(CheckedJdk.ofThisJvm(), 7, 1, cells, Replay.ofTheMail()));
  }

  @ParameterizedTest
  @CsvSource({"STORM, patched, 0", "BROADCAST, spinlock, 3", "LOCK, mcs, 0", "COUNTER, shared, 0"})
  void aSimulatedRunIsWrittenAsDescribed(
      smpcall.simulate.Workload workload, String subject, int cell) throws IOException {
    RunSetup setup =
        new RunSetup(
            workload,
            subject,
            4,
            LockKind.TICKET,
            MaskPlace.INLINE,
            InterruptModel.ANYWHERE,
            SimulatedHost.FLAT,
            cell,
            1);
    RunResult failed =
        new RunResult(setup, "lockup", 0, Map.of(), Map.of(), 0, new TreeMap<>(), Map.of());

    for (RunResult result : List.of(Simulation.run(setup), failed)) {
      assertIsDescribed(read(SIMULATED), Json.read(SimulatedFile.line(result, "69ad")));
    }
  }

  private static CellSetup storm(KernelVersion version) {
    return setup(Kernel.of(version), CheckWorkload.STORM);
  }

  private static CellSetup setup(Kernel kernel, CheckWorkload workload) {
    return new CellSetup(kernel, KernelConfig.DEFAULT, workload, 4);
  }

  static List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(STORED, 3)) {
      return files.filter(file -> file.endsWith("run.json")).map(Path::getParent).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void aStoredRunIsAsDescribed(Path run) throws IOException {
    assertIsDescribed("run", Json.read(Files.readString(run.resolve("run.json"))));
    List<JsonNode> forks = Json.forks(run);
    assertThat(forks).isNotEmpty();
    for (JsonNode fork : forks) {
      assertThat(violations(schema("fork"), fork)).isEmpty();
    }
    try (Stream<Path> files = Files.list(run)) {
      for (Path check :
          files.filter(f -> f.getFileName().toString().startsWith("check")).toList()) {
        assertIsDescribed("check", Json.read(Files.readString(check)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "fork", "check"})
  void everyMemberHasADescription(String kind) throws IOException {
    List<String> undescribed = new ArrayList<>();
    describe("", schema(kind), undescribed);

    assertThat(undescribed).isEmpty();
  }

  private static void describe(String place, JsonNode schema, List<String> undescribed) {
    schema
        .path(PROPERTIES)
        .properties()
        .forEach(
            member -> {
              String at = place + "/" + member.getKey();
              if (member.getValue().path("description").asText().isEmpty()) {
                undescribed.add(at);
              }
              describe(at, member.getValue(), undescribed);
            });
    for (String below : List.of("items", "additionalProperties")) {
      if (schema.path(below).isObject()) {
        describe(place, schema.get(below), undescribed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpus", "jdk", "placement", "params"})
  void aCaseThatLacksAMemberIsRefused(String member) throws IOException {
    List<Case> cases = Runs.cases(List.of("spinlock"), Workload.STORM);
    ResultStore store = ResultStore.create(results, Runs.header("20261122T190000Z", cases));
    JsonNode run = run(store);
    ((ObjectNode) run.at("/cases/0")).remove(member);

    assertThat(violations(schema("run"), run))
        .anyMatch(message -> message.getMessage().contains(member));
  }
}
