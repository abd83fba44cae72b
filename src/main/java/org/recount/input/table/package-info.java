/**
 * Tables in CSV, read row by row without making a string of each cell, through a mapping from the names of the contract to
 * the names that the published file has.
 */
@NullMarked
package org.recount.input.table;

import org.jspecify.annotations.NullMarked;
