// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;

/**
 * The setup of a {@link Cell}.
 *
 * @param kernel version of the study, or kernel with single calls only
 * @param config build configuration of the kernel
 * @param workload calls that the CPUs make
 * @param cpus number of CPUs
 */
public record CellSetup(Kernel kernel, KernelConfig config, CheckWorkload workload, int cpus) {}
