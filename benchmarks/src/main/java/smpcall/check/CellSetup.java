// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

/**
 * The setup of a {@link Cell}.
 *
 * @param version kernel version
 * @param config build configuration of the kernel
 * @param workload calls that the CPUs make
 * @param cpus number of CPUs
 */
public record CellSetup(
    KernelVersion version, KernelConfig config, CheckWorkload workload, int cpus) {}
