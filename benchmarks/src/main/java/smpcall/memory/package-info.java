// SPDX-License-Identifier: Apache-2.0
/**
 * The shared memory of the machine under study: words at addresses, with the access modes that the
 * kernel has.
 *
 * <p>Start with {@link smpcall.memory.Memory}, which states the rules; {@link
 * smpcall.memory.HardwareMemory} is what benchmarks run on.
 */
package smpcall.memory;
