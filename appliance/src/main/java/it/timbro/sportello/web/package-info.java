/// The pages of the front door. First file to open: [it.timbro.sportello.web.SportelloWeb].
@NullMarked
package it.timbro.sportello.web;

import org.jspecify.annotations.NullMarked;
