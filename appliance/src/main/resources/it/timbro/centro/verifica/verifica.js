// Checks the code of a sheet on the reader's own device: COSE_Sign1 (RFC 9052) with Ed25519 over the CBOR that
// it.timbro.certificato.codice.Codice writes, and nothing else. Keys come with the page (the downloaded file) or from
// the centre. Only mostraValido() says «valida», and only giudica() leads to it, after the signature was checked.
"use strict";

const MAX_BYTES = 300;
const PROTETTO = [0xa1, 0x01, 0x27]; // algorithm: EdDSA
const FORMATO = 1;
const CASELLE = 7;
const IMPRONTA_BYTES = 3;

const $ = (id) => document.getElementById(id);

/** What is not in the one form that Codice writes. */
class Illeggibile extends Error {}

function esigi(vero, perche) {
  if (!vero) {
    throw new Illeggibile(perche);
  }
}

/** Reads CBOR (RFC 8949) forwards: definite lengths, shortest form, only the kinds we write. */
class Lettore {
  constructor(bytes) {
    this.bytes = bytes;
    this.posto = 0;
  }
  prendi(quanti) {
    esigi(this.posto + quanti <= this.bytes.length, "finisce prima");
    this.posto += quanti;
    return this.bytes.subarray(this.posto - quanti, this.posto);
  }
  testa(tipo) {
    const [primo] = this.prendi(1);
    esigi(primo >> 5 === tipo && (primo & 31) < 28, "un altro tipo");
    const breve = primo & 31;
    if (breve < 24) {
      return breve;
    }
    const larga = 2 ** (breve - 24);
    const valore = this.prendi(larga).reduce((somma, byte) => somma * 256 + byte, 0);
    esigi(valore >= (larga === 1 ? 24 : 256 ** (larga / 2)) && Number.isSafeInteger(valore), "non la forma breve");
    return valore;
  }
  intero() {
    return this.testa(0);
  }
  ottetti(quanti) {
    const lunghi = this.testa(2);
    esigi(quanti === undefined || quanti === lunghi, "un'altra lunghezza");
    return this.prendi(lunghi);
  }
  parola() {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.prendi(this.testa(3)));
  }
  elenco(quanti, tipo = 4) {
    esigi(this.testa(tipo) === quanti, "un altro numero di elementi");
  }
  fine() {
    esigi(this.posto === this.bytes.length, "continua oltre la fine");
  }
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const daBase64 = (testo) => Uint8Array.from(atob(testo), (c) => c.charCodeAt(0));

function daFrammento(testo) {
  esigi(/^[A-Za-z0-9_-]+$/.test(testo) && testo.length <= Math.ceil((MAX_BYTES * 4) / 3), "non base64url");
  const comune = testo.replace(/-/g, "+").replace(/_/g, "/");
  const intero = comune.padEnd(Math.ceil(comune.length / 4) * 4, "=");
  esigi(comune.length % 4 !== 1 && btoa(atob(intero)) === intero, "non base64url");
  return daBase64(intero);
}

function leggiBusta(bytes) {
  const cbor = new Lettore(bytes);
  cbor.elenco(4);
  esigi(cbor.ottetti(PROTETTO.length).every((byte, i) => byte === PROTETTO[i]), "un altro algoritmo");
  cbor.elenco(1, 5);
  esigi(cbor.intero() === 4, "senza chiave");
  const busta = { kid: hex(cbor.ottetti(8)), corpo: cbor.ottetti(), firma: cbor.ottetti(64) };
  cbor.fine();
  return busta;
}

function leggiContenuto(corpo) {
  const cbor = new Lettore(corpo);
  cbor.elenco(11);
  if (cbor.intero() !== FORMATO) {
    return null; // signed by a branch, but newer than this page
  }
  const contenuto = {
    numero: cbor.parola(), segno: cbor.intero(), emessoS: cbor.intero(), seq: cbor.intero(),
    testa: hex(cbor.ottetti(8)), paese: cbor.parola(), destinatario: cbor.parola(), fattura: cbor.parola(),
    peso: cbor.parola(), impronte: hex(cbor.ottetti(CASELLE * IMPRONTA_BYTES)).match(/.{6}/g),
  };
  cbor.fine();
  return contenuto;
}

/** Sig_structure of RFC 9052, section 4.4. */
function daFirmare(corpo) {
  const lunghezza = corpo.length < 24 ? [0x40 + corpo.length]
    : corpo.length < 256 ? [0x58, corpo.length] : [0x59, corpo.length >> 8, corpo.length & 255];
  const contesto = new TextEncoder().encode("Signature1");
  return Uint8Array.from([0x84, 0x6a, ...contesto, 0x43, ...PROTETTO, 0x40, ...lunghezza, ...corpo]);
}

/** True or false; null if this browser cannot say. */
async function firmaBuona(chiave, busta) {
  try {
    const ed25519 = { name: "Ed25519" };
    const pubblica = await crypto.subtle.importKey("spki", daBase64(chiave.pubblica), ed25519, false, ["verify"]);
    return (await crypto.subtle.verify(ed25519, pubblica, busta.firma, daFirmare(busta.corpo))) === true;
  } catch {
    return null;
  }
}

/** The same normalisation as Codice.impronta. */
async function impronta(testo) {
  const nudo = testo.normalize("NFC").toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const sha256 = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(nudo));
  return hex(new Uint8Array(sha256).subarray(0, IMPRONTA_BYTES));
}

let elenco; // promise of the published keys

function chiaviPubblicate() {
  const dentro = $("chiavi");
  return dentro ? Promise.resolve(JSON.parse(dentro.textContent)) : fetch("/verifica/chiavi.json").then((r) => {
    esigi(r.ok, "chiavi");
    return r.json();
  });
}

// ---- what the reader sees -------------------------------------------------------------------------------------

const el = (nome, ...dentro) => {
  const nodo = document.createElement(nome);
  nodo.append(...dentro);
  return nodo;
};
const inglese = (testo) => Object.assign(el("span", testo), { lang: "en" });
const due = ([it, en]) => Object.assign(el("p", el("span", it), inglese(en)), { className: "due" });

const VERDETTI = {
  "valido": ["✓", "Firma valida", "Valid signature"],
  "da-confermare": ["?", "Da confermare", "To be confirmed"],
  "non-verificabile": ["?", "Non verificabile con questo browser", "This browser cannot check"],
  "non-autentico": ["✗", "Non autentico", "Not authentic"],
  "illeggibile": ["✗", "Codice non leggibile", "Unreadable code"],
};

let contenuto = null; // what a sound signature covers, else null: boxes are compared with nothing else
let turno = 0; // of the last code asked about: a slow answer about an earlier one is not shown

function mostra(esito, frasi, dati = [], letto = null) {
  contenuto = letto;
  const [segno, it, en] = VERDETTI[esito];
  const cerchio = Object.assign(el("span", segno), { className: "segno" });
  cerchio.setAttribute("aria-hidden", "true");
  const verdetto = el("div", cerchio, el("div", el("h2", it, " ", inglese(en)), ...frasi.map(due)));
  verdetto.className = "verdetto";
  const righe = dati.map(([nome, name, valore, value]) => {
    const dd = el("dd", el("bdi", valore), ...(value ? [inglese(value)] : []));
    dd.className = nome === "Numero" ? "numero" : "";
    return el("div", el("dt", nome, " ", inglese(name)), dd);
  });
  affiggi(esito, [verdetto, ...(righe.length ? [el("dl", ...righe)] : [])], `${it} · ${en}`);
}

function affiggi(esito, nodi, titolo) {
  $("esito").replaceChildren(...nodi);
  $("esito").dataset.esito = esito;
  $("caselle").hidden = contenuto === null;
  $("confronto").reset();
  confrontato();
  document.title = titolo;
}

function quando(secondi, lingua) {
  const data = new Date(secondi * 1000);
  return data.toLocaleString(lingua, { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Rome" });
}

function mostraValido(letto, chiave) {
  const copia = letto.segno > 0;
  mostra("valido", [[`Firmato dalla sede di ${chiave.nome}. Confrontate questi dati con il foglio.`,
    `Signed by the branch of ${chiave.nome}. Compare these data with the sheet.`]], [
    ["Sede che ha firmato", "Signing branch", `${chiave.nome} (${chiave.sede}), ${chiave.camera}`],
    ["Numero", "Number", letto.numero],
    ["Esemplare", "This sheet is", copia ? `Copia ${letto.segno}` : "Originale", copia ? `Copy ${letto.segno}` : "Original"],
    ["Emesso", "Issued", quando(letto.emessoS, "it-IT"), `${quando(letto.emessoS, "en-GB")}, Italian time`],
    ["Paese di destinazione", "Country of destination", letto.paese || "–"],
    ["Destinatario (inizio)", "Consignee (start)", letto.destinatario || "–"],
    ["Fattura", "Invoice", letto.fattura || "–"],
    ["Peso lordo", "Gross weight", letto.peso || "–"],
  ], letto);
}

async function verifica(scritto) {
  const mio = ++turno;
  contenuto = null;
  affiggi("attesa", [due(["Verifica in corso…", "Checking…"])], "Verifica in corso · Checking");
  const mostraRisposta = await giudica(scritto.slice(scritto.lastIndexOf("#") + 1).replace(/\s+/g, ""));
  if (mio === turno) {
    mostraRisposta();
  }
}

/** What is to be shown about a code, as a function that shows it. */
async function giudica(testo) {
  let busta;
  try {
    busta = leggiBusta(daFrammento(testo));
  } catch {
    return () => mostra("illeggibile", [/^C\d\d[A-Z]{2}\d{7}$/i.test(testo)
      ? ["Questo è il numero del certificato. Serve l’indirizzo contenuto nel codice QR.", "This is the number of the certificate. The address inside the QR code is needed."]
      : ["Non è un codice di questi certificati, o è incompleto o cambiato. Rileggete il codice QR dal foglio.", "This is not a code of these certificates, or it is incomplete or changed. Scan the QR code on the sheet again."]]);
  }
  let chiave;
  try {
    chiave = (await (elenco ??= chiaviPubblicate())).chiavi.find((nota) => nota.kid === busta.kid);
  } catch {
    elenco = undefined;
    return () => mostra("da-confermare", [["Le chiavi pubblicate non si possono leggere ora. Riprovate.", "The published keys cannot be read now. Try again."]]);
  }
  if (!chiave) {
    return () => mostra("da-confermare", [["La chiave di questa firma non è tra quelle pubblicate. Riprovate con una pagina aggiornata o chiedete alla camera di commercio.",
      "The key of this signature is not among those published. Try again with an up-to-date page or ask the chamber of commerce."], [`Chiave ${busta.kid}`, `Key ${busta.kid}`]]);
  }
  switch (await firmaBuona(chiave, busta)) {
    case true:
      return firmato(busta, chiave);
    case false:
      return () => mostra("non-autentico", [["La firma non corrisponde: il codice è stato cambiato o non viene dalla sede.", "The signature does not match: the code was changed or does not come from the branch."]]);
    default:
      return () => mostra("non-verificabile", [["Questo browser non conosce le firme Ed25519. Usate un browser recente: Chrome o Edge 137, Firefox 129, Safari 17.",
        "This browser does not know Ed25519 signatures. Use a recent one: Chrome or Edge 137, Firefox 129, Safari 17."]]);
  }
}

function firmato(busta, chiave) {
  let letto = null;
  try {
    letto = leggiContenuto(busta.corpo);
  } catch {
    // signed by a branch, and not in a form we know: a person must ask
  }
  return letto ? () => mostraValido(letto, chiave)
    : () => mostra("da-confermare", [["Il codice è più recente di questa pagina. Aprite o scaricate la pagina aggiornata.", "The code is newer than this page. Open or download the up-to-date page."]]);
}

function confrontato(uguale, it, en) {
  $("confrontato").replaceChildren(...(it ? [it, " ", inglese(en)] : []));
  if (uguale === undefined) {
    delete $("confrontato").dataset.uguale;
  } else {
    $("confrontato").dataset.uguale = uguale ? "si" : "no";
  }
}

async function confronta() {
  const letto = contenuto;
  const casella = $("casella").value;
  const testo = $("testo").value;
  if (testo.trim() === "") {
    confrontato(undefined, "Scrivete il testo della casella.", "Type the text of the box.");
    return;
  }
  const uguale = (await impronta(testo)) === letto.impronte[casella - 1];
  if (letto === contenuto) {
    confrontato(uguale, ...(uguale
      ? [`✓ La casella ${casella} corrisponde al codice firmato.`, `Box ${casella} matches the signed code.`]
      : [`✗ La casella ${casella} non corrisponde. Controllate di averla scritta per intero.`, `Box ${casella} does not match. Check that you typed all of it.`]));
  }
}

const daIndirizzo = () => location.hash.length > 1 && verifica(location.hash);

$("lettura").addEventListener("submit", (evento) => {
  evento.preventDefault();
  verifica($("codice").value).then(() => $("esito").focus());
});
$("confronto").addEventListener("submit", (evento) => {
  evento.preventDefault();
  confronta();
});
$("confronto").addEventListener("input", () => confrontato());
window.addEventListener("hashchange", daIndirizzo);
if ($("chiavi")) {
  $("scarica").remove();
}
elenco = chiaviPubblicate();
elenco.then(({ al, chiavi }) => {
  const [it, en] = ["it-IT", "en-GB"].map((lingua) => quando(Date.parse(al) / 1000, lingua));
  $("chiavi-al").replaceChildren(due([`Chiavi pubblicate al ${it}: ${chiavi.length}.`, `Published keys as of ${en}: ${chiavi.length}.`]));
}, () => { elenco = undefined; });
daIndirizzo();
