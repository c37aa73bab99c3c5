// SPDX-License-Identifier: Apache-2.0
/**
 * {@code hosts.yml}: the hosts of the study and what is measured on each, as an Ansible inventory
 * in YAML.
 *
 * <p>{@link smpcall.inventory.Inventory} reads it as a whole and refuses what it does not know, so
 * that a misspelt key changes no measurement; {@link smpcall.inventory.Host} is what it says of one
 * host. Nothing of the file is executed, and no Java object is made of it but text and numbers.
 */
package smpcall.inventory;
