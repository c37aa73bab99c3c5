// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.linux.ListSnapshot;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.HardwareMemory;

/** Plants one error at a time; the audit must name the invariant that it breaks. */
class CallAuditTest {

  private static final int CPUS = 3;
  private static final BitSet OTHERS = BitSet.valueOf(new long[] {0b110});

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(CPUS)), CPUS);
  private final AtomicInteger bodies = new AtomicInteger();
  private final CallAudit audit =
      new CallAudit(machine, 4, (cpu, info) -> bodies.incrementAndGet());

  private long call(boolean wait) {
    return audit.issue(0, OTHERS, OTHERS, wait);
  }

  private void run(int cpu, long info) {
    machine.run(audit.function(info), machine.cpu(cpu), info);
  }

  private Findings close() {
    return audit.close(List.of());
  }

  @Test
  void callsThatDoWhatTheyPromiseAreFine() {
    for (boolean wait : new boolean[] {true, false, true}) {
      long info = call(wait);
      run(1, info);
      run(2, info);
      audit.returned(0, info);
    }

    assertThat(close().isEmpty()).isTrue();
    assertThat(bodies).hasValue(6);
  }

  @Test
  void aWaitThatEndsBeforeAllTargetsRanIsNamed() {
    long info = call(true);
    run(1, info);
    audit.returned(0, info);
    run(2, info);

    Findings findings = close();
    assertThat(findings.broken()).containsExactly(Invariant.WAITS_FOR_ALL);
    assertThat(findings.first(Invariant.WAITS_FOR_ALL))
        .contains(new Finding(Invariant.WAITS_FOR_ALL, 0, 0, 2, "has not run"));
  }

  @Test
  void aTargetThatNeverRanIsNamed() {
    long info = call(false);
    run(1, info);
    audit.returned(0, info);

    assertThat(close().first(Invariant.RUNS_ON_EVERY_TARGET))
        .contains(new Finding(Invariant.RUNS_ON_EVERY_TARGET, 0, 0, 2, "never ran"));
  }

  @Test
  void aCallThatRanTwiceIsNamedAndOneThatRanElsewhereToo() {
    long info = call(true);
    run(1, info);
    run(2, info);
    run(2, info);
    run(0, info);
    audit.returned(0, info);

    assertThat(close().broken()).containsExactly(Invariant.RUNS_ONCE, Invariant.RUNS_NOWHERE_ELSE);
  }

  @Test
  void aTargetThatWasTakenOutOfTheMaskMayRunOrNot() {
    long info = audit.issue(0, new BitSet(), OTHERS, true);
    run(1, info);
    audit.returned(0, info);

    assertThat(close().isEmpty()).isTrue();
  }

  @Test
  void theFunctionOfAnotherCallIsNamed() {
    long first = call(false);
    audit.returned(0, first);
    long second = call(false);
    audit.returned(0, second);

    machine.run(audit.function(first), machine.cpu(1), second);
    machine.run(audit.function(first), machine.cpu(1), -1);

    assertThat(close().count(Invariant.RUNS_WHAT_WAS_CALLED)).isEqualTo(2);
  }

  @Test
  void aCallThatWasNeverIssuedIsNamed() {
    long info = call(false);
    run(1, info);
    run(2, info);
    audit.returned(0, info);
    run(2, info + 2);

    Findings findings = close();
    assertThat(findings.broken()).containsExactly(Invariant.RUNS_WHAT_WAS_CALLED);
    assertThat(findings.first(Invariant.RUNS_WHAT_WAS_CALLED))
        .contains(new Finding(Invariant.RUNS_WHAT_WAS_CALLED, 0, 2, 2, "never called"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1L << 32})
  void anEntryThatIsZeroBelongsToNoCall(long info) {
    long first = call(false);
    run(1, first);
    run(2, first);
    audit.returned(0, first);
    machine.run(0, machine.cpu(1), info);

    Findings findings = close();
    assertThat(findings.broken()).containsExactly(Invariant.RUNS_WHAT_WAS_CALLED);
    assertThat(findings.first(Invariant.RUNS_WHAT_WAS_CALLED))
        .contains(
            new Finding(
                Invariant.RUNS_WHAT_WAS_CALLED,
                Finding.UNKNOWN,
                Finding.UNKNOWN,
                1,
                "info " + info));
  }

  @ParameterizedTest
  @CsvSource({"2, 2 times", "126, 126 times", "128, 127 or more times", "300, 127 or more times"})
  void howeverOftenACallRanItRanMoreThanOnce(int times, String words) {
    long info = call(false);
    run(1, info);
    for (int i = 0; i < times; i++) {
      run(2, info);
    }
    audit.returned(0, info);

    Findings findings = close();
    assertThat(findings.broken()).containsExactly(Invariant.RUNS_ONCE);
    assertThat(findings.first(Invariant.RUNS_ONCE))
        .contains(new Finding(Invariant.RUNS_ONCE, 0, 0, 2, words));
  }

  @Test
  void aCallThatNeverReturnsStandsForAllThatIsMissing() {
    call(true);

    Findings findings = audit.close(List.of("cpu 0: in use"));

    assertThat(findings.broken()).containsExactly(Invariant.RETURNS);
    assertThat(findings.first(Invariant.RETURNS))
        .contains(new Finding(Invariant.RETURNS, 0, 0, 0, "[cpu 0: in use]"));
  }

  @Test
  void leftoversAreCounted() {
    assertThat(audit.close(List.of("one", "other")).count(Invariant.AT_REST)).isEqualTo(2);
  }

  @Test
  void aStoppedMachineHasOnlyTheFindingThatStoppedIt() {
    call(true);
    machine.cpu(1).warn(Warning.DELETED_TWICE);
    machine.stop();

    assertThat(audit.close(List.of("much")).broken())
        .containsExactly(Invariant.DELETED_AFTER_ADDED);
  }

  @ParameterizedTest
  @EnumSource
  void everyWarningIsAFindingOfItsOwn(Warning warning) {
    machine.cpu(2).warn(warning);
    machine.cpu(1).warn(warning);

    Findings findings = close();

    assertThat(findings.broken()).hasSize(1);
    assertThat(findings.count(findings.broken().iterator().next())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENTRY_IN_USE")
  void aWarningIsAboutTheCallThatRanLastOnThatCpu(Warning warning) {
    long first = call(false);
    run(1, first);
    run(2, first);
    audit.returned(0, first);
    long second = call(false);
    run(1, second);
    run(2, second);
    audit.returned(0, second);

    machine.cpu(2).warn(warning);
    machine.cpu(1).warn(warning);

    Findings findings = close();
    Invariant kind = findings.broken().iterator().next();
    assertThat(findings.first(kind)).contains(new Finding(kind, 0, 1, 2, warning.toString()));
  }

  @Test
  void anEntryInUseIsAboutTheCallThatItsOwnerBegins() {
    run(1, call(false));
    run(0, audit.issue(1, OTHERS, OTHERS, false));
    call(false);

    machine.cpu(0).warn(Warning.ENTRY_IN_USE);

    assertThat(close().first(Invariant.ENTRY_UNUSED_WHEN_LOCKED))
        .contains(new Finding(Invariant.ENTRY_UNUSED_WHEN_LOCKED, 0, 1, 0, "ENTRY_IN_USE"));
  }

  @Test
  void theCallOfAWarningIsUnknownRatherThanGuessed() {
    run(1, call(false));
    machine.run(audit.function(0), machine.cpu(1), 7L << 32);

    machine.cpu(1).warn(Warning.REFS_UNDERFLOW);
    machine.cpu(2).warn(Warning.DELETED_TWICE);

    Findings findings = close();
    assertThat(findings.first(Invariant.REFS_NOT_NEGATIVE))
        .contains(new Finding(Invariant.REFS_NOT_NEGATIVE, -1, -1, 1, "REFS_UNDERFLOW"));
    assertThat(findings.first(Invariant.DELETED_AFTER_ADDED))
        .contains(new Finding(Invariant.DELETED_AFTER_ADDED, -1, -1, 2, "DELETED_TWICE"));
    assertThat(findings.first(Invariant.RUNS_WHAT_WAS_CALLED))
        .contains(new Finding(Invariant.RUNS_WHAT_WAS_CALLED, -1, -1, 1, "info 30064771072"));
  }

  @Test
  void earlierWarningsAreNotCountedAgain() {
    machine.cpu(2).warn(Warning.REFS_UNDERFLOW);

    CallAudit next = new CallAudit(machine, 1, (cpu, info) -> {});

    assertThat(next.close(List.of()).isEmpty()).isTrue();
  }

  @Test
  void aWalkWithoutEndIsNamed() {
    audit.endlessWalk(2, new ListSnapshot(List.of(1, 0), 1));

    assertThat(close().first(Invariant.WALK_ENDS))
        .contains(
            new Finding(
                Invariant.WALK_ENDS, -1, -1, 2, "list: cpu 1, cpu 0, cpu 1 again: a cycle"));
  }

  @Test
  void aCallInAFullJournalFails() {
    for (int i = 0; i < 4; i++) {
      call(false);
    }
    assertThatThrownBy(() -> call(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a journal of 4 calls is full");
  }

  @Test
  void theMostFrequentInvariantComesFirst() {
    Findings findings = new Findings();
    findings.add(new Finding(Invariant.RETURNS, 1, 3, 1, ""));
    findings.add(new Finding(Invariant.RUNS_ONCE, 1, 2, 0, "2 times"));
    findings.add(new Finding(Invariant.RETURNS, 2, 3, 2, ""));
    findings.add(new Finding(Invariant.WALK_ENDS, -1, -1, 2, ""));

    assertThat(findings.brokenByCount())
        .containsExactly(Invariant.RETURNS, Invariant.RUNS_ONCE, Invariant.WALK_ENDS);
  }

  @ParameterizedTest
  @EnumSource
  void everyInvariantHasANameForTables(Invariant invariant) {
    assertThat(invariant.breach()).hasSizeBetween(4, 12).matches("[a-z0 ]+");
  }

  @Test
  void theFirstFindingOfAnInvariantIsKept() {
    Findings findings = new Findings();
    Finding first = new Finding(Invariant.RUNS_ONCE, 1, 2, 0, "2 times");
    findings.add(first);
    findings.add(new Finding(Invariant.RUNS_ONCE, 1, 3, 0, "2 times"));

    assertThat(findings.count(Invariant.RUNS_ONCE)).isEqualTo(2);
    assertThat(findings.first(Invariant.RUNS_ONCE)).contains(first);
    assertThat(findings.count(Invariant.RETURNS)).isZero();
    assertThat(findings.first(Invariant.RETURNS)).isEmpty();
  }
}
