/// What carries the conversation. First file to open: [it.timbro.sync.transport.Link].
@NullMarked
package it.timbro.sync.transport;

import org.jspecify.annotations.NullMarked;
