// SPDX-License-Identifier: Apache-2.0
/**
 * The hosts of the study and their settings, from {@code hosts.yml}, an Ansible inventory in YAML.
 *
 * <p>{@link smpcall.inventory.Inventory} reads the file; {@link smpcall.inventory.Host} has the
 * settings of one host. Unknown keys are errors, so that a misspelt one changes no measurement. The
 * file can only contain plain values: it cannot run code or create Java objects.
 */
package smpcall.inventory;
