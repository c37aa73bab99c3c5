// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.function.LongConsumer;

/**
 * A request for a line.
 *
 * @param cpu who needs it
 * @param rank of the CPU or its store buffer in the order of events
 * @param access what it is needed for
 * @param operation what happens to the word when the transfer starts
 * @param end told when the requester goes on
 */
record Request(int cpu, int rank, Access access, Runnable operation, LongConsumer end) {}
