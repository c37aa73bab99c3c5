// SPDX-License-Identifier: Apache-2.0
/**
 * The command line, {@code ./study}: commands and options, and nothing else.
 *
 * <p>{@link smpcall.cli.Main} lists the commands. Begin with {@link smpcall.cli.RunCommand}, which
 * measures this host and is what {@code ./study} does by itself. {@link
 * smpcall.cli.AnalysisCommand} hands a command over to the analysis, which is another process.
 */
package smpcall.cli;
