/**
 * {@code _bz2} and {@code _lzma}, on Commons Compress and XZ for Java.
 *
 * <p>A compressor is pushed data, and so are those libraries' output streams. Their decoders pull: {@link
 * org.jilectomy.runtime.modules.compression.PushDecoder} has one of them run in a virtual thread, which waits
 * wherever the input ends so far. All of it happens detached: a megabyte takes long enough for a collector
 * to ask. What goes into and out of a stream is in Java arrays; a Python object only names its
 * stream in the side table, and threads that share one take turns.
 *
 * <p>What is in a block of bzip2 or a chunk of LZMA2 comes out when all of it has gone in.
 *
 * <p>What XZ for Java cannot do: the match finders HC3, BT2 and BT3 compress as HC4 and BT4 do (anybody
 * can read the result), and the filter for ARM64 is not there, as in liblzma 5.2.
 */
package org.jilectomy.runtime.modules.compression;
