/**
 * {@code mmap}: files and anonymous memory in the address space.
 *
 * <p>The mapped bytes are used where they are, by subscripts and by whoever takes the buffer. As no
 * thread may touch memory that another has unmapped, each use happens under the object's lock or
 * counts as an exported buffer, and a mapping with exported buffers is neither closed nor resized.
 * Pages that are gone because somebody cut the file raise a Java error where CPython dies of SIGBUS.
 */
package org.jilectomy.runtime.modules.mmap;
