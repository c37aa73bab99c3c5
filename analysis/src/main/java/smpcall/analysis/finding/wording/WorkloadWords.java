// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import smpcall.analysis.run.Workload;

/**
 * How a workload is spoken of.
 *
 * @param title what it is, to stand above its tables
 * @param question what its verdict answers
 * @param scene what the CPUs do, to stand after their number
 * @param whose calls its calls per second are
 * @param axis the title of an axis of numbers of CPUs
 */
public record WorkloadWords(
    String title, String question, String scene, String whose, String axis) {

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
