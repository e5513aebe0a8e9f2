/// The branch's side of the conversation. First file to open: [it.timbro.sync.session.Session].
@NullMarked
package it.timbro.sync.session;

import org.jspecify.annotations.NullMarked;
