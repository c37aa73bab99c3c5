// SPDX-License-Identifier: Apache-2.0
/**
 * Files: their names ({@link FileName}), and writing them whole or not at all ({@link WholeFile},
 * read it first).
 */
package smpcall.analysis.file;
