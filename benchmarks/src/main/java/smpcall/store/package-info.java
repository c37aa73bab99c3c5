// SPDX-License-Identifier: Apache-2.0
/**
 * The directory of a run. What is written there survives a kill at any moment.
 *
 * <p>{@link smpcall.store.ResultStore} is a run's directory, {@link smpcall.store.RunHeader} all
 * that is known before the first fork, {@link smpcall.store.Fork} one fork that ended. {@link
 * smpcall.store.DurableFile} writes a file whole or not at all.
 */
package smpcall.store;
