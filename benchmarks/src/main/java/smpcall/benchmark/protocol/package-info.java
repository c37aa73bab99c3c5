// SPDX-License-Identifier: Apache-2.0
/**
 * The representations of one protocol that {@link smpcall.benchmark.MemoryCost} compares. Start
 * with {@link smpcall.benchmark.protocol.Protocol}.
 */
package smpcall.benchmark.protocol;
