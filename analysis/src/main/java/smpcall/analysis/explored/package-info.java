// SPDX-License-Identifier: Apache-2.0
/** Pictures of schedules: what {@code ./study explore} found, and replays of known races. */
package smpcall.analysis.explored;
