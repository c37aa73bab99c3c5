// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of the analysis: commands and their options, nothing else.
 *
 * <p>Read {@link Main} first, which names the commands and the exit statuses. Each command reads
 * stored runs, asks the packages below, prints, and leaves its files to {@code report}, {@code
 * compare} or {@code history}.
 */
package smpcall.analysis.cli;
