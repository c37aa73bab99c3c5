// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.check.Cell;
import smpcall.check.CellSetup;
import smpcall.check.CheckWorkload;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.message.Terminal;

class CheckTableTest {

  private static final Terminal FILE = new Terminal(false, false, 80);

  private static Cell cell(
      KernelVersion version, CheckWorkload workload, int cpus, long calls, Invariant... broken) {
    Findings findings = new Findings();
    Arrays.stream(broken).forEach(kind -> findings.add(new Finding(kind, 0, 3, 2, "")));
    return new Cell(
        new CellSetup(Kernel.of(version), KernelConfig.DEFAULT, workload, cpus),
        calls,
        1,
        findings,
        broken.length == 0 ? List.of() : List.of(calls / 2));
  }

  private static Cell quiet(KernelVersion version, CheckWorkload workload) {
    return cell(version, workload, 4, 5000);
  }

  private static final List<Cell> AS_EXPECTED =
      List.of(
          quiet(KernelVersion.SPINLOCK, CheckWorkload.STORM),
          cell(KernelVersion.SPINLOCK, CheckWorkload.EMPTIED, 4, 664, Invariant.RETURNS),
          cell(KernelVersion.LOCKFREE, CheckWorkload.STORM, 4, 900, Invariant.REFS_NOT_NEGATIVE),
          quiet(KernelVersion.LOCKFREE, CheckWorkload.BROADCAST),
          cell(KernelVersion.LOCKFREE, CheckWorkload.MIXED, 4, 800, Invariant.WAITS_FOR_ALL),
          cell(KernelVersion.LOCKFREE, CheckWorkload.NOWAIT, 4, 2800, Invariant.REFS_NOT_NEGATIVE),
          cell(
              KernelVersion.LOCKFREE,
              CheckWorkload.EMPTIED,
              4,
              1400,
              Invariant.REFS_NOT_NEGATIVE,
              Invariant.RETURNS),
          cell(
              KernelVersion.PATCHED, CheckWorkload.MIXED, 4, 56_108, Invariant.DELETED_AFTER_ADDED),
          quiet(KernelVersion.LINUX_2_6_39, CheckWorkload.STORM),
          quiet(KernelVersion.LINUX_2_6_39, CheckWorkload.EMPTIED));

  private static final List<Cell> OTHERWISE =
      List.of(
          cell(
              KernelVersion.SPINLOCK,
              CheckWorkload.STORM,
              4,
              700,
              Invariant.RETURNS,
              Invariant.RUNS_ONCE),
          quiet(KernelVersion.PATCHED, CheckWorkload.MIXED),
          cell(KernelVersion.PATCHED, CheckWorkload.MIXED, 3, 5000),
          cell(KernelVersion.LINUX_4_14, CheckWorkload.STORM, 4, 999),
          cell(KernelVersion.LINUX_5_13, CheckWorkload.STORM, 4, 0),
          quiet(KernelVersion.LINUX_5_13, CheckWorkload.NOWAIT));

  private static String table(Terminal terminal, List<Cell> cells) {
    CheckTable table = new CheckTable(terminal, cells.stream().map(Cell::setup).toList());
    return table.head() + cells.stream().map(table::rowsWith).collect(Collectors.joining());
  }

  @Test
  void aVersionHasARowWithALineForEachRace() {
    assertThat(table(FILE, AS_EXPECTED))
        .isEqualTo(
            """
            version              CPUs  found: workloads                   to first  expected
            --------------------------------------------------------------------------------
            spinlock                4  empty mask: emptied                     332  yes
            lockfree                4  reuse race: storm, mixed, nowait        400  yes
                                       empty mask: emptied                     700  yes
            patched                 4  delete before add: mixed             28,054  yes
            linux-2.6.39            4  nothing                                      yes
            """);
  }

  @Test
  void theVerdictSaysWhatWasFoundWhereAndWhatWasNot() {
    assertThat(CheckVerdict.of(FILE, AS_EXPECTED))
        .isEqualTo(
            """
            Found: reuse race in lockfree; delete before add in patched; empty mask in
            spinlock, lockfree. Nothing in linux-2.6.39.
            All as expected.
            """);
  }

  @Test
  void whatIsNotAsExpectedOrNotKnownHasNoGoodRow() {
    assertThat(table(FILE, OTHERWISE))
        .isEqualTo(
            """
            version              CPUs  found: workloads                   to first  expected
            --------------------------------------------------------------------------------
            spinlock                4  ran twice, lockup: storm                350  NO
            patched                 4  missed delete before add: mixed              NO
            patched                 3  too few CPUs: mixed                          -
            linux-4.14              4  too few calls: storm                         -
            linux-5.13              4  too few calls: storm                         NO
            """);
    assertThat(CheckVerdict.of(FILE, OTHERWISE))
        .isEqualTo(
            """
            Found: ran twice, lockup in spinlock. Missed: delete before add in patched. Not
            known: too few CPUs in patched; too few calls in linux-4.14, linux-5.13.
            NOT AS EXPECTED: spinlock, patched, linux-5.13.
            """);
  }

  @Test
  void aRowIsPrintedWhenItAndAllBeforeItAreComplete() {
    CheckTable table = new CheckTable(FILE, AS_EXPECTED.stream().map(Cell::setup).toList());

    assertThat(table.rowsWith(AS_EXPECTED.get(7))).as("patched, before others").isEmpty();
    assertThat(table.rowsWith(AS_EXPECTED.get(0))).as("half of spinlock").isEmpty();
    assertThat(table.rowsWith(AS_EXPECTED.get(1))).startsWith("spinlock ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 79})
  void aNarrowTerminalHasParagraphs(int columns) {
    Terminal narrow = new Terminal(true, false, columns);
    String rows = table(narrow, AS_EXPECTED);

    assertThat(rows.replace('\n', ' '))
        .contains(
            "lockfree, 4 CPUs: reuse race in storm, mixed, nowait after 400 calls; empty mask in"
                + " emptied after 700 calls ",
            "linux-2.6.39, 4 CPUs: nothing ");
    assertThat(rows.lines()).allMatch(line -> line.length() <= columns);
    assertThat(CheckVerdict.of(narrow, AS_EXPECTED).lines())
        .allMatch(line -> line.length() <= columns);
    assertThat(table(narrow, OTHERWISE).replace('\n', ' '))
        .contains("spinlock, 4 CPUs: ran twice, lockup in storm after 350 calls, NOT AS EXPECTED");
  }

  @Test
  void whatIsExpectedIsGreenAndWhatIsNotRed() {
    Terminal coloured = new Terminal(true, true, 80);

    assertThat(table(coloured, AS_EXPECTED)).contains("\033[32myes\033[0m").doesNotContain("[31m");
    assertThat(table(coloured, OTHERWISE)).contains("\033[31mNO\033[0m").doesNotContain("[32m");
    assertThat(CheckVerdict.of(coloured, AS_EXPECTED))
        .endsWith("\033[32mAll as expected.\033[0m\n");
    assertThat(CheckVerdict.of(coloured, OTHERWISE)).contains("\033[31mNOT AS EXPECTED: ");
  }

  @Test
  void outputThatIsNoTerminalHasNoEscapes() {
    assertThat(table(FILE, AS_EXPECTED) + table(FILE, OTHERWISE)).doesNotContain("\033");
  }
}
