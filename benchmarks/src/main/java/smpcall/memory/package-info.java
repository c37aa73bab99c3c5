// SPDX-License-Identifier: Apache-2.0
/**
 * The shared memory of the machine under study: words at addresses, with the access modes of the
 * kernel.
 *
 * <p>Start with {@link smpcall.memory.Memory}, which states the rules. Benchmarks run on {@link
 * smpcall.memory.HardwareMemory}.
 */
package smpcall.memory;
