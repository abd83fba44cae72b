/** Sweeps on Apache Spark; only in the jar that the build profile {@code spark} makes. */
@NullMarked
package org.recount.cli.spark;

import org.jspecify.annotations.NullMarked;
