/**
 * A sweep: the same trials on many variants of a scenario. How the work is cut, how one piece is done, and how the pieces
 * are put together again; where they run (threads, a cluster) and where they are kept is not known here.
 */
@NullMarked
package org.recount.simulation.sweep;

import org.jspecify.annotations.NullMarked;
