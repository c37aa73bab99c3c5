// SPDX-License-Identifier: Apache-2.0
/**
 * The directory of a run. A kill at any moment loses nothing that is written there.
 *
 * <p>{@link smpcall.store.ResultStore} is a run's directory, {@link smpcall.store.RunHeader} has
 * all that is known before the first fork, {@link smpcall.store.Fork} is a fork that has ended.
 * {@link smpcall.store.DurableFile} writes a file whole or not at all.
 */
package smpcall.store;
