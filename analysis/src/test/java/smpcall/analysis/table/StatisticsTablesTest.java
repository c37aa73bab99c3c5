// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

/** Golden files of the tables that have no picture. */
class StatisticsTablesTest {
  @Test
  void everyLawHasARow() throws IOException {
    Golden.check("wide-storm-scaling.csv", ScalingTable.of(Samples.storm(Samples.WIDE)).text());
  }

  @Test
  void everyPairOfArmsHasARow() throws IOException {
    Golden.check("arms-storm-arms.csv", ArmPairsTable.of(Samples.storm(Samples.ARMS)).text());
  }
}
