package it.timbro.pratica;

import it.timbro.base.Sede;

/// What happened to a device that a branch calls the centre with. Written in the centre's own
/// stream and counted only there: what a branch says of devices makes none.
public sealed interface DellApparecchio extends Fatto {
    /// The branch whose device it is.
    Sede sede();

    /// A person at the centre lets one device of a branch in. Whatever code of the branch was still
    /// open is void.
    ///
    /// @param codice the part of the code that finds it
    /// @param impronta SHA-256 of the rest in hexadecimal; the code itself is shown once and not
    ///     kept
    record CodiceIscrizioneCreato(Sede sede, String codice, String impronta, long scadeMs) implements DellApparecchio {
        @Override
        public String subject() {
            return "codice:" + codice;
        }
    }

    /// Somebody knew where the code is, but not the rest of it.
    record CodiceIscrizioneSbagliato(Sede sede, String codice) implements DellApparecchio {
        @Override
        public String subject() {
            return "codice:" + codice;
        }
    }

    /// @param apparecchio id within the branch
    /// @param codice the one it used up
    /// @param chiave SHA-256 of its public key (X.509 form), hexadecimal
    /// @param certificato base64 of the DER form
    record ApparecchioIscritto(
            Sede sede, String apparecchio, String codice, String chiave, String certificato, long scadeMs)
            implements DellApparecchio {
        @Override
        public String subject() {
            return "apparecchio:" + sede.code() + "/" + apparecchio;
        }
    }

    /// A new key and certificate; the one before is good until the new one is used, for the answer
    /// may be lost.
    ///
    /// @param certificato base64 of the DER form
    record ApparecchioRinnovato(Sede sede, String apparecchio, String certificato, long scadeMs)
            implements DellApparecchio {
        @Override
        public String subject() {
            return "apparecchio:" + sede.code() + "/" + apparecchio;
        }
    }

    /// The device has shown its new certificate: the keys before it are over.
    ///
    /// @param chiave SHA-256 of its public key (X.509 form), hexadecimal
    /// @param certificato base64 of the DER form
    record RinnovoUsato(Sede sede, String apparecchio, String chiave, String certificato, long scadeMs)
            implements DellApparecchio {
        @Override
        public String subject() {
            return "apparecchio:" + sede.code() + "/" + apparecchio;
        }
    }

    /// Lost, stolen, replaced: it gets in no more. For ever; a box that is found again is enrolled
    /// anew.
    record ApparecchioRevocato(Sede sede, String apparecchio, String motivo) implements DellApparecchio {
        @Override
        public String subject() {
            return "apparecchio:" + sede.code() + "/" + apparecchio;
        }
    }
}
