// SPDX-License-Identifier: Apache-2.0
/**
 * The memory models: {@link smpcall.explore.order.SequentialConsistency}, {@link
 * smpcall.explore.order.TotalStoreOrder} and {@link smpcall.explore.order.WeakOrder}. Litmus tests
 * pin what each allows.
 */
package smpcall.explore.order;
