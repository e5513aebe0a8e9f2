// Keys, reader, live pages. No framework: htmx does the requests of fragments, this does what belongs to the desk.
(function () {
  "use strict";

  const $ = (selector, root) => (root || document).querySelector(selector);
  const $$ = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const csrf = $('meta[name="timbro-csrf"]');

  // -- words for screen readers ---------------------------------------------------------------------------------------
  function annuncia(frase) {
    const region = $("#annunci");
    if (region && frase) {
      region.textContent = "";
      window.setTimeout(() => { region.textContent = frase; }, 100);
    }
  }

  // -- forms ----------------------------------------------------------------------------------------------------------
  document.addEventListener("htmx:configRequest", (event) => {
    if (csrf) {
      event.detail.headers["X-Timbro-Modulo"] = csrf.content;
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.form) {
      event.target.form.dataset.toccato = "1";
    }
  });
  document.addEventListener("htmx:afterSwap", () => focusOn(document));
  // what saves by itself says when it could not, and tries again until it can
  document.addEventListener("htmx:sendError", (event) => {
    if (event.target.dataset && event.target.dataset.salva !== undefined) {
      $("#salvato").textContent = "Non ancora salvata: la macchina della sede non risponde, riprovo.";
      window.setTimeout(() => window.htmx.trigger(event.target, "riprova"), 3000);
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.dataset.inviato || event.defaultPrevented) {
      return;
    }
    form.dataset.inviato = "1"; // the server also carries out each form once; this only shows that it has begun
    window.setTimeout(() => $$("button[type=submit]", form).forEach((button) => { button.setAttribute("aria-disabled", "true"); }));
  });
  window.addEventListener("pageshow", () => { cercando = ""; });
  window.addEventListener("pageshow", () => $$("form[data-inviato]").forEach((form) => {
    delete form.dataset.inviato;
    $$("button[type=submit]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  // -- scans: each file goes up as soon as it is chosen, by itself; the form carries its fingerprint ---------------------
  let caricando = 0;
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches && field.matches("input[type=file][data-carica]")) {
      Array.from(field.files).forEach((file) => carica(field, file));
      field.value = "";
    }
  });
  document.addEventListener("submit", (event) => {
    if (caricando > 0 && $("input[type=file][data-carica]", event.target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      annuncia("Aspetta: un file sta ancora arrivando.");
    }
  }, true);

  async function carica(field, file) {
    const line = document.createElement("p");
    line.textContent = file.name + ": carico…";
    document.getElementById(field.dataset.elenco).append(line);
    caricando++;
    try {
      const form = new FormData(); // the file last: what stands before it is checked first
      form.set("_csrf", csrf.content);
      form.set("_chiave", crypto.randomUUID());
      form.set("file", file);
      const answer = await fetch(field.dataset.carica, {
        method: "POST", body: form, credentials: "same-origin", cache: "no-store", headers: { "Accept": "application/json" }
      });
      if (answer.ok) {
        line.replaceWith(spunta(await answer.text(), file.name));
      } else {
        const problem = await answer.json();
        line.textContent = file.name + ": " + problem.detail + " " + problem.toDo;
        line.className = "errore";
      }
    } catch (e) {
      line.textContent = file.name + ": non è arrivato. Riprova.";
      line.className = "errore";
    } finally {
      caricando--;
    }
  }

  function spunta(sha256, nome) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    label.className = "spunta";
    box.type = "checkbox";
    box.name = "scansione";
    box.value = sha256 + " " + nome;
    box.checked = true;
    label.append(box, " " + nome);
    return label;
  }

  function focusOn(root) {
    const target = $("[data-focus]", root);
    if (target) {
      target.focus();
    }
  }

  // -- drafts: what was written in such a form stays in this tab until it is sent, wherever a scan leads meanwhile -------
  const BOZZA = "bozza:";

  function nomeBozza(form) {
    return BOZZA + document.body.dataset.chi + window.location.pathname + "#" + form.id;
  }

  /** What is written in a form by hand, not what is ticked: each field by its name and which of that name it is. */
  function scritti(form) {
    const quanti = {};
    return $$("textarea, select[name], input", form)
      .filter((campo) => !["hidden", "password", "checkbox", "radio", "file"].includes(campo.type))
      .map((campo) => {
        quanti[campo.name] = (quanti[campo.name] || 0) + 1;
        return [campo.name + " " + quanti[campo.name], campo];
      });
  }

  function tieni(form) {
    const valori = scritti(form).map(([nome, campo]) => [nome, campo.value]);
    sessionStorage.setItem(nomeBozza(form), JSON.stringify(Object.fromEntries(valori)));
  }

  function riprendi(form) {
    const prima = JSON.parse(sessionStorage.getItem(nomeBozza(form)) || "{}");
    const diversi = scritti(form).filter(([nome, campo]) => nome in prima && prima[nome] !== campo.value);
    if (diversi.length === 0) {
      return;
    }
    diversi.forEach(([nome, campo]) => { campo.value = prima[nome]; });
    const folded = form.closest("details");
    if (folded) {
      folded.open = true;
    }
    form.prepend(ricomincia(form));
    annuncia("C'è ancora quello che avevi scritto e non hai mandato.");
  }

  /** Says that the form is not empty and why, and empties it: the next person at the counter may be another. */
  function ricomincia(form) {
    const avviso = document.createElement("div");
    const button = document.createElement("button");
    avviso.className = "avviso in-riga";
    avviso.append("C'è ancora quello che avevi scritto e non hai mandato. ", button);
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary";
    button.textContent = "Ricomincia da vuoto";
    button.addEventListener("click", () => {
      sessionStorage.removeItem(nomeBozza(form));
      form.reset();
      avviso.remove();
      scritti(form)[0][1].focus();
    });
    return avviso;
  }

  document.addEventListener("input", (event) => {
    if (event.target.form && event.target.form.dataset.bozza !== undefined) {
      tieni(event.target.form);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.bozza !== undefined) {
      sessionStorage.removeItem(nomeBozza(event.target));
    } else if (event.target.getAttribute("action") === "/uscita") {
      sessionStorage.clear(); // the next person at this desk finds nothing
    }
  });

  /** A ready-made sentence goes into its field, after what stands there; the box it is about is chosen with it. */
  document.addEventListener("change", (event) => {
    const scelta = event.target;
    if (!scelta.dataset || !scelta.dataset.frase || !scelta.value) {
      return;
    }
    const testo = document.getElementById(scelta.dataset.frase);
    const casella = scelta.dataset.fraseCasella && document.getElementById(scelta.dataset.fraseCasella);
    testo.value = testo.value ? testo.value + " " + scelta.value : scelta.value;
    if (casella) {
      casella.value = scelta.selectedOptions[0].dataset.casella;
    }
    scelta.value = "";
    testo.focus();
    testo.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // -- who else has this pratica open: the page says that it is there, and hears who is -----------------------------------
  const pratica = document.body.dataset.pratica;
  const CI_SONO_MS = 20000;

  async function ciSono() {
    const posto = $("#presenti");
    if (!posto || bloccato) {
      return;
    }
    try {
      const answer = await fetch("/presenza/" + pratica, {
        headers: { "X-Timbro-Vivo": "1" }, credentials: "same-origin", cache: "no-store"
      });
      const altri = answer.ok ? await answer.text() : "";
      const frase = altri ? "La sta lavorando anche " + altri + "." : "";
      if (posto.textContent !== frase) {
        posto.textContent = frase;
        posto.hidden = !frase;
      }
    } catch (e) {
      // the next round asks again
    }
  }

  window.addEventListener("pagehide", () => {
    if (pratica && $("#presenti")) {
      fetch("/presenza/" + pratica + "/lascia", { headers: { "X-Timbro-Vivo": "1" }, credentials: "same-origin", keepalive: true });
    }
  });

  // -- back in a list: the focus is on the row that one came from, if it is still there -----------------------------------
  const RIGA = "riga:";
  document.addEventListener("click", (event) => {
    const row = event.target.closest && event.target.closest("tr[data-riga]");
    if (row) {
      sessionStorage.setItem(RIGA + window.location.pathname, row.dataset.riga);
    }
  });

  function tornaAllaRiga() {
    const nome = RIGA + window.location.pathname;
    const riga = sessionStorage.getItem(nome);
    sessionStorage.removeItem(nome);
    const row = riga && $$("tr[data-riga]").find((one) => one.dataset.riga === riga);
    const link = row && ($(".timbro-azione a", row) || $("a", row));
    if (link) {
      link.focus();
    }
    return Boolean(link);
  }

  // -- reader: ten or more characters, on the average twenty in a second and no longer pause, then Enter ------------------
  const SCAN_MIN = 10;
  const SCAN_MAX = 600; // the code on a sheet is some 450 characters
  const SCAN_MS = 50;
  let burst = [];
  let before = null; // field and its content when the burst began: a scan must not leak into it

  function scanned(event) {
    if (!$("#cerca") || event.target.type === "password" || event.key === "Tab") {
      burst = []; // what a program types in somebody's stead (a password!) is no code
      return false;
    }
    const now = event.timeStamp;
    if (event.key === "Enter") {
      const fresh = burst;
      const saved = before;
      burst = [];
      before = null;
      if (fresh.length >= SCAN_MIN && now - fresh[0].at < fresh.length * SCAN_MS && fresh.length === strokes(fresh)) {
        const own = saved && saved.field.hasAttribute("data-lettore"); // a field that waits for a code keeps it
        if (own) {
          return avanti(saved.field, event);
        }
        event.preventDefault();
        event.stopPropagation();
        if (saved && saved.field.isConnected) {
          saved.field.value = saved.value;
          saved.field.dispatchEvent(new Event("input", { bubbles: true })); // drafts forget it too
        }
        cerca(fresh.map((stroke) => stroke.key).join(""));
        return true;
      }
      return false;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) {
      return false;
    }
    if (burst.length === 0 || now - burst[burst.length - 1].at > 100) {
      burst = [];
      const field = event.target;
      before = field && "value" in field && /^(INPUT|TEXTAREA)$/.test(field.tagName) ? { field, value: field.value } : null;
    }
    burst.push({ key: event.key, at: now });
    if (burst.length > SCAN_MAX) {
      burst.shift();
    }
    return false;
  }

  /** The reader's Enter sends a form only when nothing that it needs is missing; else it leads on to the next field. */
  function avanti(field, event) {
    const form = field.form;
    if (!form || form.checkValidity()) {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    const campi = $$("input:not([type=hidden]), select, textarea, button", form).filter((one) => one.checkVisibility());
    campi[campi.indexOf(field) + 1].focus();
    return true;
  }

  function strokes(fresh) {
    return fresh.every((stroke, i) => i === 0 || stroke.at - fresh[i - 1].at <= 100) ? fresh.length : -1;
  }

  let cercando = "";
  function cerca(testo) {
    const codice = testo.trim().toUpperCase();
    if (pratica && codice.split("|").includes(pratica)) {
      annuncia("È già aperta la pratica " + pratica + "."); // and what is half written on it stays
      return;
    }
    if (cercando === codice) {
      return; // read twenty times, it is asked once
    }
    cercando = codice;
    window.location.assign("/cerca?q=" + encodeURIComponent(testo.trim()));
  }

  // -- keys -----------------------------------------------------------------------------------------------------------
  function typing(target) {
    return target && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);
  }

  /** The action of a key: on the row that has the focus if there is one, else the page's own. */
  function azione(tasto) {
    const row = document.activeElement && document.activeElement.closest("tr");
    return (row && $('[data-tasto="' + tasto + '"]', row))
      || $$('[data-tasto="' + tasto + '"]').find((element) => !element.closest("table"))
      || null;
  }

  function conferma() {
    const form = (document.activeElement && document.activeElement.closest("form[method=post]")) || $("form[data-primario]");
    if (form && form.reportValidity()) {
      form.requestSubmit();
    }
  }

  /** Where «Indietro» leads on a page that does not say it: to the page of the menu it belongs to, else to the day view. */
  function sopra() {
    return velo && window.location.pathname !== "/" && ($('.timbro-menu a[aria-current="true"]') || $(".timbro-marchio"));
  }

  /** Whether leaving would lose what somebody wrote: in a form that neither keeps a draft nor saves by itself. */
  function scrittoPerNulla() {
    const form = $("form[data-toccato]:not([data-bozza]):not([data-inviato]):not(:has([data-salva])):not([role=search])");
    if (form) {
      annuncia("C'è qualcosa di scritto che non hai mandato: la pagina resta aperta.");
    }
    return Boolean(form);
  }

  function riga(event) {
    const row = event.target.closest && event.target.closest("table[data-righe] tbody tr");
    if (!row || typing(event.target)) {
      return;
    }
    const rows = $$("tbody tr", row.closest("table"));
    const place = rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1);
    const next = rows[place];
    const link = next && $("a, button", next);
    if (link) {
      event.preventDefault();
      link.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (bloccato) {
      burst = []; // nothing that is typed or scanned reaches the page below
      return;
    }
    if (event.isComposing || scanned(event)) {
      return;
    }
    const tasti = $("#tasti");
    if (event.key === "F2") {
      const field = $("#cerca");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    } else if (event.key === "F4" || event.key === "F7" || event.key === "F8" || event.key === "F9") {
      const element = azione(event.key);
      if (element) {
        event.preventDefault();
        element.click();
      }
    } else if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      conferma();
    } else if (event.key === "Escape") {
      if (tasti && tasti.open) {
        return; // the dialog closes itself
      }
      const menu = $(".timbro-persona[open]");
      if (menu) {
        menu.open = false;
        $("summary", menu).focus();
        return;
      }
      if (typing(event.target) && event.target.value) {
        event.target.blur();
        return;
      }
      const back = $("[data-indietro]") || sopra();
      if (back && !scrittoPerNulla()) {
        event.preventDefault();
        back.click();
      }
    } else if (event.key === "?" && !typing(event.target) && tasti && !tasti.open) {
      event.preventDefault();
      tasti.showModal();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      riga(event);
    }
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-tasti]")) {
      const menu = $(".timbro-persona[open]");
      if (menu) {
        menu.open = false;
      }
      $("#tasti").showModal();
    }
  });

  // -- live pages -----------------------------------------------------------------------------------------------------
  let stale = false;
  let asking = false;

  function counts() {
    const answer = {};
    $$("[data-conta]").forEach((element) => { answer[element.dataset.contaNome] = Number(element.dataset.conta); });
    return answer;
  }

  function busy(fragment) {
    const active = document.activeElement;
    return active && fragment.contains(active) && typing(active);
  }

  async function refresh() {
    stale = true;
    ciSono();
    if (asking || document.hidden || bloccato) {
      return;
    }
    asking = true;
    while (stale && !document.hidden && !bloccato) {
      stale = false;
      try {
        const answer = await fetch(window.location.href, {
          headers: { "X-Timbro-Vivo": "1", "Accept": "text/html" }, credentials: "same-origin", cache: "no-store"
        });
        if (answer.status === 401) {
          respinto(answer);
          break;
        }
        if (answer.ok && !answer.redirected) {
          show(await answer.text());
        }
      } catch (e) {
        break; // the stream will reconnect and ask again
      }
      await new Promise((go) => window.setTimeout(go, 250)); // a storm of events is at most four requests a second
    }
    asking = false;
  }

  function show(html) {
    const earlier = counts();
    const focused = document.activeElement && document.activeElement.closest("[data-live] [id], [data-live] a");
    const focusedHref = focused && focused.getAttribute("href");
    const focusedList = focused && focused.closest("section[id]");
    const focusedRow = focusedList ? $$("tbody tr", focusedList).indexOf(focused.closest("tr")) : -1;
    const focusedId = focused && focused.id;
    const page = new DOMParser().parseFromString(html, "text/html");
    $$("[data-live][id]").forEach((fragment) => {
      const fresh = page.getElementById(fragment.id);
      if (fresh && !busy(fragment) && fresh.outerHTML !== fragment.outerHTML) {
        window.htmx.swap(fragment, fresh.outerHTML, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
      }
    });
    if (focused && !focused.isConnected) {
      const again = (focusedId && document.getElementById(focusedId))
        || (focusedHref && $$("[data-live] a").find((link) => link.getAttribute("href") === focusedHref));
      const list = !again && focusedRow >= 0 && document.getElementById(focusedList.id);
      const rows = list ? $$("tbody tr", list) : []; // a colleague did it: go on with the line that took its place
      const row = rows[Math.min(focusedRow, rows.length - 1)];
      const next = again || (row && $(".timbro-azione a, a", row)) || (list && document.getElementById("vai-" + list.id));
      if (next) {
        next.focus({ preventScroll: true });
      }
    }
    const now = counts();
    annuncia(Object.keys(now).filter((nome) => now[nome] > (earlier[nome] || 0))
      .map((nome) => nome + ": " + now[nome]).join(". "));
  }

  // One stream per browser: the tab that holds the lock listens and tells the others.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("timbro") : null;
  const RETRY_MIN = 1000;
  const RETRY_MAX = 30000;

  function listen() {
    let retry = RETRY_MIN;
    const connect = () => {
      const source = new EventSource("/eventi");
      source.addEventListener("aperto", () => {
        retry = RETRY_MIN;
        changed(); // something may have changed while nobody listened
      });
      source.addEventListener("cambio", changed);
      source.onerror = () => {
        source.close();
        window.setTimeout(connect, retry * (0.5 + Math.random()));
        retry = Math.min(RETRY_MAX, retry * 2);
      };
    };
    connect();
  }

  // -- lock: when nobody touches anything the page covers itself; what stands on it stays, and comes back with the PIN ----
  const riposo = Number(document.body.dataset.bloccoMs || 0);
  const velo = $("#blocco");
  let bloccato = false;
  let toccato = Date.now();
  let detto = Date.now();

  /** Somebody is here: every tab knows, and now and then the server. */
  function presente() {
    toccato = Date.now();
    if (riposo && !bloccato && toccato - detto > riposo / 4) {
      detto = toccato;
      dillo("presente");
      fetch("/presenza", { headers: { "Accept": "application/json" }, cache: "no-store" })
        .then((answer) => { if (answer.status === 401) { respinto(answer); } }, () => {});
    }
  }

  function dillo(parola) {
    if (channel) {
      channel.postMessage(parola);
    }
  }

  function copri() {
    if (!velo || bloccato) {
      return;
    }
    bloccato = true;
    document.documentElement.classList.add("timbro-bloccato");
    $$("dialog[open]").forEach((dialog) => dialog.close());
    velo.showModal();
    $("#blocco-digitato").focus();
  }

  function scopri() {
    if (bloccato) {
      bloccato = false;
      toccato = detto = Date.now();
      $("#blocco-problema").textContent = "";
      document.documentElement.classList.remove("timbro-bloccato");
      velo.close(); // the focus goes back to where it was
      refresh();
    }
  }

  function manda(dove, campi) {
    const body = new URLSearchParams(campi);
    body.set("_csrf", csrf.content);
    body.set("_chiave", Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join(""));
    return fetch(dove, { method: "POST", body, headers: { "Accept": "application/json" }, cache: "no-store" });
  }

  function blocca() {
    copri();
    dillo("bloccato");
    manda("/blocco", {}).catch(() => {}); // the server finds out by itself, a little later
  }

  /** The server asks for the PIN, or the session is over: then what was half written is sent, is not carried out, and waits. */
  function respinto(answer) {
    if (answer.headers.get("X-Timbro-Sessione") === "bloccata") {
      copri();
      return;
    }
    const form = $$("form[data-toccato]").find((one) => one.method === "post" && one !== (velo && $("form", velo)));
    if (form) {
      form.submit();
    } else {
      window.location.reload();
    }
  }

  async function riapri(event) {
    event.preventDefault();
    const field = $("#blocco-digitato");
    const digitato = field.value;
    field.value = "";
    try {
      const answer = await manda("/sblocco", { digitato });
      if (answer.ok) {
        dillo("sbloccato");
        scopri();
      } else if (answer.headers.get("X-Timbro-Sessione") === "finita") {
        respinto(answer);
      } else {
        const problema = await answer.json();
        $("#blocco-problema").textContent = problema.detail + " " + problema.toDo;
        field.focus();
      }
    } catch (e) {
      $("#blocco-problema").textContent = "La macchina della sede non risponde: riprova.";
    }
  }

  if (riposo && velo) {
    ["keydown", "pointerdown", "input"].forEach((name) => document.addEventListener(name, presente, true));
    window.setInterval(() => {
      if (!bloccato && Date.now() - toccato >= riposo) {
        blocca();
      }
    }, Math.min(5000, riposo / 4));
    $("form", velo).addEventListener("submit", riapri);
    velo.addEventListener("cancel", (event) => event.preventDefault());
    velo.addEventListener("close", () => { if (bloccato) { velo.showModal(); } }); // Esc twice would close it
    $$("form[data-blocca]").forEach((form) => form.addEventListener("submit", (event) => {
      event.preventDefault();
      const menu = $(".timbro-persona[open]");
      if (menu) {
        menu.open = false;
      }
      blocca();
    }));
  }

  // What is measured (how long the branch can go on alone) is some seconds old: when all is quiet again, one look more.
  // And while nothing happens the minutes go on: «da 4 min».
  const MEASURED = 6000;
  const A_MINUTE = 60000;
  let quiet = window.setTimeout(again, A_MINUTE);

  function again() {
    refresh();
    quiet = window.setTimeout(again, A_MINUTE);
  }

  function look() {
    refresh();
    window.clearTimeout(quiet);
    quiet = window.setTimeout(again, MEASURED);
  }

  function changed() {
    look();
    if (channel) {
      channel.postMessage("cambio");
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && stale) {
      refresh();
    }
  });

  /** A link to a form that is folded away (`#opzioni`) unfolds it and leads into it. */
  function unfold() {
    const target = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
    const folded = target && target.closest("details");
    if (folded) {
      folded.open = true;
      const field = $("select, textarea, input:not([type=hidden])", target);
      if (field) {
        field.focus();
      }
    }
  }
  window.addEventListener("hashchange", unfold);
  window.addEventListener("load", unfold); // going to the fragment took the focus away again

  document.addEventListener("DOMContentLoaded", () => {
    focusOn(document);
    unfold();
    const said = $("[data-annuncio-subito]");
    if (said) {
      annuncia(said.textContent);
    }
    if (!velo) {
      return; // nobody has entered, or the screen is locked
    }
    $$("form[data-bozza]").forEach(riprendi);
    if (pratica) {
      ciSono();
      window.setInterval(ciSono, CI_SONO_MS);
    }
    if (document.activeElement === document.body && !tornaAllaRiga() && window.location.pathname === "/" && !window.location.hash) {
      $("#cerca").focus({ preventScroll: true });
    }
    if (channel) {
      channel.onmessage = (event) => {
        if (event.data === "bloccato") {
          copri();
        } else if (event.data === "sbloccato") {
          scopri();
        } else if (event.data === "presente") {
          toccato = detto = Date.now();
        } else {
          look();
        }
      };
    }
    if (channel && navigator.locks) {
      navigator.locks.request("timbro-eventi", () => { listen(); return new Promise(() => {}); });
    } else {
      listen();
    }
  });
})();
