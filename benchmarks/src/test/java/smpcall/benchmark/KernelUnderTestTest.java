// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/** The values in annotations agree with the enums, whose constants annotations cannot use. */
class KernelUnderTestTest {

  private static String[] values(String field) throws NoSuchFieldException {
    return KernelUnderTest.class.getField(field).getAnnotation(Param.class).value();
  }

  @Test
  void jmhRunsEveryVersionInHistoricalOrder() throws NoSuchFieldException {
    assertThat(values("version"))
        .containsExactly(
            Arrays.stream(KernelVersion.values()).map(KernelVersion::id).toArray(String[]::new));
  }

  @Test
  void theDefaultsExist() throws NoSuchFieldException {
    assertThat(values("lock")).containsExactly(LockKind.TICKET.name().toLowerCase(Locale.ROOT));
    assertThat(values("mask")).containsExactly(MaskPlace.INLINE.name().toLowerCase(Locale.ROOT));
    assertThat(values("fastPath")).containsExactly("false");
    assertThat(values("arm")).containsExactly("a");
  }
}
