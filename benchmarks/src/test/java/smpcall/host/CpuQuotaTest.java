// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees as {@code docker run --cpus} and systemd's CPUQuota make them, in both versions. */
class CpuQuotaTest {

  @TempDir private Path mount;

  private void write(String file, String content) throws IOException {
    Path path = mount.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content + "\n");
  }

  @Test
  void maxIsNoLimit() throws IOException {
    write("a/cpu.max", "max 100000");

    assertThat(CpuQuota.read(mount, "0::/a\n")).isEmpty();
  }

  @Test
  void aLimitMayBeAFractionOfACpu() throws IOException {
    write("a/cpu.max", "150000 100000");

    assertThat(CpuQuota.read(mount, "0::/a\n")).hasValue(1.5);
  }

  @Test
  void theLowestLimitOfAllParentGroupsCounts() throws IOException {
    write("a/cpu.max", "100000 100000");
    write("a/b/cpu.max", "400000 100000");

    assertThat(CpuQuota.read(mount, "0::/a/b\n")).hasValue(1.0);
  }

  @Test
  void aContainerFindsItsGroupAtTheRootOfTheMount() throws IOException {
    write("cpu.max", "50000 100000");

    assertThat(CpuQuota.read(mount, "0::/../../elsewhere\n")).hasValue(0.5);
  }

  @Test
  void version1HasQuotaAndPeriod() throws IOException {
    write("cpu,cpuacct/a/cpu.cfs_quota_us", "250000");
    write("cpu,cpuacct/a/cpu.cfs_period_us", "100000");
    write("cpu,cpuacct/cpu.cfs_quota_us", "-1");
    write("cpu,cpuacct/cpu.cfs_period_us", "100000");

    assertThat(CpuQuota.read(mount, "4:memory:/a\n3:cpu,cpuacct:/a\n")).hasValue(2.5);
  }

  /** Debian's systemd mounts cpu,cpuacct; the kernel's list has the order of registration. */
  @Test
  void version1NamesControllersInEitherOrder() throws IOException {
    write("cpu,cpuacct/a/cpu.cfs_quota_us", "250000");
    write("cpu,cpuacct/a/cpu.cfs_period_us", "100000");

    assertThat(CpuQuota.read(mount, "3:cpuacct,cpu:/a\n")).hasValue(2.5);
  }

  @Test
  void otherControllersOfVersion1HaveNoLimit() throws IOException {
    write("cpuset/a/cpu.cfs_quota_us", "250000");
    write("cpuset/a/cpu.cfs_period_us", "100000");

    assertThat(CpuQuota.read(mount, "3:cpuset:/a\n2:cpuacct:/a\n")).isEmpty();
  }

  @Test
  void aHostWithoutControlGroupsHasNoLimit() {
    assertThat(CpuQuota.read(mount, "")).isEmpty();
    assertThat(CpuQuota.read(mount, "0::/a\n")).isEmpty();
  }
}
