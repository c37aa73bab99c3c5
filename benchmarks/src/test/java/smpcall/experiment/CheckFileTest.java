// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.CheckWorkload;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

class CheckFileTest {

  private static JsonNode cell(Findings findings) {
    CellSetup setup =
        new CellSetup(
            Kernel.of(KernelVersion.LOCKFREE), KernelConfig.DEFAULT, CheckWorkload.STORM, 4);
    List<Long> convictions = findings.isEmpty() ? List.of() : List.of(400L);
    Cell cell = new Cell(setup, 400, 1, findings, convictions);
    return CheckFile.of(CheckedJdk.ofThisJvm(), 7, 1, List.of(cell), List.of()).at("/cells/0");
  }

  @Test
  void theFirstOfEachKindIsKept() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 0, 3, 2, "REFS_UNDERFLOW"));
    findings.add(new Finding(Invariant.REFS_NOT_NEGATIVE, 1, 4, 3, "REFS_UNDERFLOW"));

    JsonNode first = cell(findings).get("first");

    assertThat(cell(findings).at("/findings/REFS_NOT_NEGATIVE").asInt()).isEqualTo(2);
    assertThat(first).hasSize(1);
    assertThat(first.get("REFS_NOT_NEGATIVE").toString())
        .isEqualTo("{\"sender\":0,\"call\":3,\"cpu\":2,\"detail\":\"REFS_UNDERFLOW\"}");
  }

  @Test
  void unknownMembersAreNull() {
    Findings findings = new Findings();
    findings.add(
        new Finding(Invariant.WALK_ENDS, Finding.UNKNOWN, Finding.UNKNOWN, 2, "list: a cycle"));

    JsonNode first = cell(findings).at("/first/WALK_ENDS");

    assertThat(first.get("sender").isNull()).isTrue();
    assertThat(first.get("call").isNull()).isTrue();
    assertThat(first.get("cpu").asInt()).isEqualTo(2);
  }

  @Test
  void withoutFindingsThereIsNoFirst() {
    assertThat(cell(new Findings()).get("first")).isEmpty();
  }
}
