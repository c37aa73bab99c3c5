// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import smpcall.message.UserError;

class WorkloadTest {

  @ParameterizedTest
  @EnumSource
  void aWorkloadIsFoundByItsName(Workload workload) {
    assertThat(Workload.of(workload.id)).isSameAs(workload);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "STORM", "ping_pong", " storm", ""})
  void anyOtherNameIsRefusedWithAllNames(String id) {
    assertThatThrownBy(() -> Workload.of(id))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--workloads: no workload '"
                + id
                + "'; there are storm, broadcast, ping-pong, audit-cost, memory-cost");
  }

  @ParameterizedTest
  @EnumSource
  void itsBenchmarkExists(Workload workload) throws ClassNotFoundException {
    int dot = workload.benchmark.lastIndexOf('.');
    Class<?> type = Class.forName(workload.benchmark.substring(0, dot));

    assertThat(Arrays.stream(type.getMethods()))
        .filteredOn(method -> method.isAnnotationPresent(Benchmark.class))
        .extracting(WorkloadTest::nameInJmh)
        .containsOnly(workload.benchmark.substring(dot + 1));
  }

  private static String nameInJmh(Method method) {
    Group group = method.getAnnotation(Group.class);
    return group == null ? method.getName() : group.value();
  }

  @Test
  void theCostOfTheMemoryIsMeasuredOnDemandOnly() {
    assertThat(Workload.usual()).isNotEmpty().doesNotContain(Workload.MEMORY_COST);
  }
}
