/// The frame around every page, forms, errors, permissions and the server: for `web` corners only.
/// First file to open: [it.timbro.page.Pages].
@NullMarked
package it.timbro.page;

import org.jspecify.annotations.NullMarked;
