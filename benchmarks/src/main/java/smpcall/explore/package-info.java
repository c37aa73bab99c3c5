// SPDX-License-Identifier: Apache-2.0
/**
 * Runs every interleaving of the unchanged ports, on programs of a few calls, under memory models.
 *
 * <p>A {@link smpcall.explore.CellSetup} says what is explored; {@link smpcall.explore.Search} goes
 * through all states, breadth first, by the {@link smpcall.explore.Transitions} from one {@link
 * smpcall.explore.GlobalState} to the next; a {@link smpcall.explore.Cell} has the verdict and the
 * shortest schedules, which {@link smpcall.explore.Replayer} runs again. {@link
 * smpcall.explore.Ablation} takes orderings away and sees what breaks.
 *
 * <p>No threads are needed: the state of a CPU is what it has read ({@link
 * smpcall.explore.local.LocalStates}). What memory may do is in {@link smpcall.explore.order}. The
 * page docs/memory-models.md says what a verdict means.
 */
package smpcall.explore;
