// SPDX-License-Identifier: Apache-2.0
/**
 * Files: their names ({@link FileName}), and writing them whole or not at all ({@link WholeFile},
 * to be read first).
 */
package smpcall.analysis.file;
