/** What holds for all rooms of the runtime: who may know whom, and how a test starts a process. */
package org.jilectomy.runtime;
