/**
 * Litmus tests, run by <a href="https://github.com/openjdk/jcstress">jcstress</a>: two or three actors
 * on a fresh state, millions of times in all compilation modes, and a table of what may come out. One
 * class an atomic claim of the layers below: native words, locks, counts, safepoints, ownership.
 * {@code scripts/jcstress} runs them.
 */
package org.jilectomy.jcstress;
