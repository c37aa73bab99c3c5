// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import smpcall.analysis.run.Workload;

/**
 * The words for a workload.
 *
 * @param title the title of its tables
 * @param question the question that its verdict answers
 * @param scene the activity of the CPUs, as text after their number
 * @param whose the callers that its calls per second count
 * @param axis the title of an axis of numbers of CPUs
 */
public record WorkloadWords(
    String title, String question, String scene, String whose, String axis) {

  /**
   * The title of a table with its arrangement.
   *
   * @param where the label of the arrangement; may be empty
   * @param isBackToBack whether all calls of the workload are back to back, which the label does
   *     not say then
   */
  public String title(String where, boolean isBackToBack) {
    String gap = isBackToBack ? Wording.gap(0) : "";
    String both = where + (where.isEmpty() || gap.isEmpty() ? "" : ", ") + gap;
    return title + (both.isEmpty() ? "" : " (" + both + ")");
  }

  public static WorkloadWords of(Workload workload) {
    return switch (workload) {
      case STORM ->
          new WorkloadWords(
              "Storm: every CPU calls all others at once",
              "Were the spinlocks so bad?",
              "all calling at once",
              "all CPUs together",
              "CPUs, all calling all others at once");
      case BROADCAST ->
          new WorkloadWords(
              "Broadcast: one CPU calls all others, which only serve",
              "Were the spinlocks so bad for one caller?",
              "one calling all others, which only serve",
              "of the one caller",
              "CPUs, one calling all others, which only serve");
      case AUDIT_COST ->
          new WorkloadWords(
              "Audit: the same calls audited or not, of which only the audited can be judged",
              "What does the audit of every call cost?",
              "all calling at once",
              "all CPUs together",
              "CPUs");
      case MEMORY_COST ->
          new WorkloadWords(
              "Memory layer: the spinlock protocol between CPUs",
              "What does the memory layer cost?",
              "all at work",
              "all CPUs together",
              "CPUs");
      case PING_PONG ->
          new WorkloadWords(
              "Ping-pong: a cache line between two CPUs",
              "How long does a cache line take?",
              "one line between them",
              "all CPUs together",
              "CPUs");
    };
  }
}
