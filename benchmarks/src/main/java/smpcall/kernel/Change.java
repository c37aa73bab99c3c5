// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

/**
 * The change that made a version, and its place in the history of Linux.
 *
 * @param commit its commit, or several in order, with a comma between them; null: none
 * @param release the releases that have it; null: none
 * @param date the day, month or year of the change, as in ISO 8601; null: none
 * @param summary one sentence
 */
public record Change(String commit, String release, String date, String summary) {}
