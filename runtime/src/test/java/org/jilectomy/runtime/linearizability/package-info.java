/**
 * Whether containers behave, under several threads, as if each operation happened at one moment
 * between its call and its return: random histories are recorded and searched for such an order.
 *
 * <p>Method: J. Wing and C. Gong, "Testing and Verifying Concurrent Objects" (1993), with G. Lowe's
 * memory of configurations that lead nowhere (2017), and by key where an operation concerns one key
 * only, which is sound because linearizability is local (Herlihy and Wing 1990).
 */
package org.jilectomy.runtime.linearizability;
