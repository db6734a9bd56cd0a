/**
 * What on this machine will disturb a measurement, how much, and how to mend it: the engine of
 * {@code jilectomy doctor}.
 *
 * <pre>
 *   Examination        all checks over a SysTree      → a list of Check: ok, bad, not exposed
 *     ClockChecks      governor, turbo, heat, clock source, idle states
 *     PlaceChecks      SMT, isolation, virtual machine, quota, load, other runners, irqbalance
 *     MemoryChecks     huge pages, ASLR, swap, NUMA balancing, page merging, perf events
 *   Change             one file and the text to put there; a Check may carry several
 *   Settings           applies changes and takes them back, journal first
 *   Journal            the original bytes of every changed file, synced before the change
 *   Doctor             the command: words in, a report out, an exit code
 * </pre>
 *
 * <p>Examining changes nothing, needs no privileges and never fails. Changing happens only on
 * {@code --apply}: for each file its original bytes are written to the journal and forced to the
 * disk, and only then is the file written. Whatever happens after that, a power cut or {@code kill
 * -9} included, {@code --restore} finds the original bytes. See {@link
 * org.jilectomy.doctor.Settings} for what is restored when somebody else changed a file meanwhile.
 */
package org.jilectomy.doctor;
