// SPDX-License-Identifier: Apache-2.0
/**
 * The states of one CPU. What a CPU does next is decided by the values that its code has read, so
 * the code is run from the beginning on a record of them ({@link
 * smpcall.explore.local.RecordedMemory}), and left at the first operation that is not recorded.
 */
package smpcall.explore.local;
