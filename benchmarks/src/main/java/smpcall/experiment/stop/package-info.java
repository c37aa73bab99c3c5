// SPDX-License-Identifier: Apache-2.0
/**
 * When a run ends, and how far it is.
 *
 * <p>{@link smpcall.experiment.stop.StopRule} ends it by its plan, its precision or its budget;
 * {@link smpcall.experiment.stop.Forecast} says when that will be.
 */
package smpcall.experiment.stop;
