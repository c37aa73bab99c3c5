// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.kernel.KernelVersion;

/**
 * The table that docs/simulation.md cites is what the ports execute. {@code ./mvnw -pl benchmarks
 * test -Dtest=BillTableTest -Dgolden.write=true} writes it again; read the difference.
 */
class BillTableTest {

  private static final Path FILE = Path.of("../charts/simulated/bill.txt");

  @Test
  void theTableIsTheSealedOne() throws IOException {
    String table = String.join("\n", BillTable.print()) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, table);
    }

    assertThat(table).isEqualTo(Files.readString(FILE)).doesNotContain("no polynomial");
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({
    "'5 8 11 26 101 191',3 N + 2",
    "'7 7 7 7 7 7',7",
    "'0 1 2 7 32 62',N - 1",
    "'9 8 11 26 101 191',3 N + 2 (N>1)",
    "'3 8 15 80 1155 4095',N^2 + 2 N",
    "'1 8 27 512 35937 250047',no polynomial"
  })
  void aFormulaIsCheckedAtEveryNumberOfTargets(String values, String formula) {
    long[] counts = Arrays.stream(values.split(" ")).mapToLong(Long::parseLong).toArray();

    assertThat(BillTable.formula(counts)).isEqualTo(formula);
  }

  /** The patch adds a write barrier for the sender, and two read barriers for each target. */
  @Test
  void theMailsPatchAddsItsBarriersOnly() {
    CallBill lockfree = CallBill.of(KernelVersion.LOCKFREE, 3);
    CallBill patched = CallBill.of(KernelVersion.PATCHED, 3);

    assertThat(patched.sender().get(Instruction.WRITE_FENCE))
        .isEqualTo(lockfree.sender().get(Instruction.WRITE_FENCE) + 1);
    assertThat(patched.handlers().get(Instruction.READ_FENCE)).isEqualTo(2 * 3);
    for (Instruction same :
        new Instruction[] {Instruction.ATOMIC, Instruction.FULL_FENCE, Instruction.STORE}) {
      assertThat(patched.handlers().get(same)).isEqualTo(lockfree.handlers().get(same));
    }
  }
}
