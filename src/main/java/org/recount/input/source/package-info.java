/**
 * Where files come from: a folder or a zip of it, read once, checked to be UTF-8 text, with their SHA-256.
 */
@NullMarked
package org.recount.input.source;

import org.jspecify.annotations.NullMarked;
