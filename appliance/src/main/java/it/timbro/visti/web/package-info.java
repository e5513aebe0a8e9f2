/// The pages of the visti. First file to open: [it.timbro.visti.web.VistiPage].
@NullMarked
package it.timbro.visti.web;

import org.jspecify.annotations.NullMarked;
