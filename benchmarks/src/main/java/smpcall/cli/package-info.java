// SPDX-License-Identifier: Apache-2.0
/**
 * The command line, {@code ./study}: commands and options, and nothing else.
 *
 * <p>{@link smpcall.cli.Main} lists the commands. Begin with {@link smpcall.cli.RunCommand}, the
 * default command, which measures this host. {@link smpcall.cli.AnalysisCommand} passes a command
 * on to the analysis, which is another process.
 */
package smpcall.cli;
