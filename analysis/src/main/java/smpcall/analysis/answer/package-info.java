// SPDX-License-Identifier: Apache-2.0
/**
 * The answer to the study's question, from all three kinds of evidence: measured, explored and
 * simulated.
 *
 * <p>Read {@link StudyAnswer} first, which puts them together by version. {@link AnswerTitle} says
 * the finding in a line, {@link AnswerChart} draws it, {@link AnswerLines} prints it on a terminal.
 */
package smpcall.analysis.answer;
