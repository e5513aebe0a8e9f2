/// The front door: the day's queues, search, and entering. First file to open: [it.timbro.sportello.Giornata].
@NullMarked
package it.timbro.sportello;

import org.jspecify.annotations.NullMarked;
