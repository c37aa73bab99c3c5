// SPDX-License-Identifier: Apache-2.0
/** Other processes of the study, which take no lock of the host: the analysis, and simulations. */
package smpcall.experiment.process;
