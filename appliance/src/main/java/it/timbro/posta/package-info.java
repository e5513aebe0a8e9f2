/// What the office writes to companies, until it has reached them. First file to open: [it.timbro.posta.Posta].
@NullMarked
package it.timbro.posta;

import org.jspecify.annotations.NullMarked;
