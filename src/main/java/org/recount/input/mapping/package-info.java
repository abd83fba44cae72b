/**
 * How the tables of the contract are found in published files: names of files and columns, filters, and where the files
 * lie. The same for an election and for a recount.
 */
@NullMarked
package org.recount.input.mapping;

import org.jspecify.annotations.NullMarked;
