/** Runs the programs under {@code src/test/python/stress}, which {@code scripts/stress} runs longer. */
package org.jilectomy.runtime.stress;
