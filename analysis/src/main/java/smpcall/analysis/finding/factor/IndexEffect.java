// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.IterationEffect;

/**
 * What the index of an iteration moved within the forks of a case. Where it decides much, the
 * choice of iterations decides the figure.
 *
 * @param effect the effect; empty when n is too small
 */
public record IndexEffect(StudyCase studyCase, Optional<IterationEffect> effect) {

  /** The effect over the forks all of whose iterations have a speed. */
  static IndexEffect of(Run run, CaseSpeed speed) {
    List<double[]> forks = new ArrayList<>();
    if (speed.isSound()) {
      for (Fork fork : run.cleanForksOf(speed.studyCase())) {
        double[] speeds =
            fork.iterations().stream()
                .filter(iteration -> iteration.noSpeed().isEmpty())
                .mapToDouble(Iteration::score)
                .toArray();
        if (speeds.length == run.settings().measurementIterations()) {
          forks.add(speeds);
        }
      }
    }
    return new IndexEffect(speed.studyCase(), IterationEffect.of(forks));
  }
}
