// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

/**
 * What is looked at.
 *
 * @param version the port
 * @param config how it is built
 * @param traffic who calls whom
 * @param cpus how many there are
 */
public record CellSetup(
    KernelVersion version, KernelConfig config, CheckWorkload traffic, int cpus) {}
