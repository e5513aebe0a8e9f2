package it.timbro.base;

/// The catalogue of everything that can be refused to a person or a program: a fixed number, never
/// reused, the HTTP status, what happened and what to do, both in Italian. `%s` in the first
/// sentence takes the details of the single case. Numbers by room: 1xx house, 2xx firma, 3xx
/// arrivo, 4xx istruttoria, 5xx certificato, formulari, emergenza, imprese, 6xx stampa, 7xx ritiro,
/// 8xx collegamento, 9xx operatori.
public enum Problem {
    RICHIESTA_NON_VALIDA(
            101, 400, "La richiesta non è scritta come serve: %s.", "Correggi il dato indicato e riprova."),
    NON_TROVATO(
            102,
            404,
            "Non c'è nulla a questo indirizzo: %s.",
            "Controlla il numero oppure cerca dalla pagina della giornata."),
    TROPPO_GRANDE(103, 413, "I dati inviati sono troppo grandi: %s.", "Riduci i dati e riprova."),
    DISCO_PIENO(
            104,
            507,
            "Non c'è più spazio sul disco: nulla è stato registrato.",
            "Libera spazio e ripeti l'operazione: è sicuro."),
    GUASTO_INTERNO(
            105,
            500,
            "Il programma ha incontrato un guasto: nulla è stato registrato a metà.",
            "Riprova; se succede ancora chiama l'assistenza con il codice %s."),
    METODO_NON_AMMESSO(
            106,
            405,
            "Questo indirizzo non accetta l'operazione richiesta.",
            "Consulta la descrizione delle API su /openapi."),
    NON_VALIDO_ORA(
            107,
            409,
            "L'operazione non è possibile adesso: %s.",
            "Aggiorna la pagina e guarda lo stato della pratica."),
    DECISA_SU_DATI_VECCHI(
            108, 409, "Nel frattempo la pratica è cambiata: %s.", "Leggi che cosa è cambiato e decidi di nuovo."),
    TROPPO_CARICO(
            109,
            503,
            "Ci sono troppe richieste in attesa: questa non è stata eseguita.",
            "Riprova fra qualche secondo: è sicuro."),
    ORA_NON_CREDIBILE(
            120,
            422,
            "La data e l'ora scritte vengono prima di fatti già certi.",
            "Guarda un orologio affidabile e scrivi di nuovo data e ora."),

    NON_FIRMATO(
            201,
            422,
            "Il file non è un file firmato (.p7m): %s.",
            "Firma il file con il tuo dispositivo e invia il .p7m che ne esce."),
    FIRMA_ALTERATA(
            202,
            422,
            "La firma non corrisponde al contenuto: %s.",
            "Il file è cambiato dopo la firma: firma di nuovo l'originale e invialo."),
    FIRMA_ILLEGGIBILE(
            203,
            422,
            "La firma non si può leggere: %s.",
            "Firma di nuovo il file in formato .p7m (CAdES) con il documento incluso e invialo."),
    FIRME_TROPPO_ANNIDATE(
            204,
            422,
            "Le buste firmate una dentro l'altra sono troppe: %s.",
            "Firma il documento originale, oppure aggiungi la firma alla busta che c'è già."),
    FIRMA_NON_AMMESSA(
            205,
            422,
            "La firma non è ammessa: %s.",
            "Firma con un certificato di sottoscrizione valido e invia di nuovo il file."),
    FILE_IN_UN_MODULO(
            210,
            415,
            "Il file è arrivato dentro un modulo (%s), non da solo.",
            "Manda i byte del .p7m come corpo della richiesta, con Content-Type application/pkcs7-mime."),

    FILE_OLTRE_7_MB(
            301,
            413,
            "Il file supera 7 MB: %s.",
            "Riduci il file (per esempio la risoluzione della scansione) e invialo di nuovo."),
    XML_ILLEGGIBILE(
            302, 422, "Il modello non è un XML leggibile: %s.", "Crea di nuovo il modello base, firmalo e invialo."),
    XML_CON_DTD(
            303,
            422,
            "L'XML contiene una DTD o un'entità esterna, che per sicurezza non si leggono: %s.",
            "Togli la dichiarazione DOCTYPE, firma di nuovo e invia."),
    TIPO_PRATICA_SCONOSCIUTO(304, 422, "Il tipo di pratica «%s» non esiste.", "Usa uno di CO, VA, DD, DF, CD, RD, CA."),
    CODICE_FISCALE_ERRATO(
            305,
            422,
            "Il codice fiscale «%s» è errato: il carattere di controllo non torna.",
            "Controlla il codice fiscale, correggi e invia di nuovo."),
    MODELLO_INCOMPLETO(
            306, 422, "Il modello base non è completo: %s.", "Completa il modello, firmalo e invialo di nuovo."),
    OPZIONI_NON_VALIDE(
            307,
            422,
            "Le opzioni della pratica (PraticaCdorExtra) non sono valide: %s.",
            "Correggi il file delle opzioni e allegalo di nuovo."),
    PRATICA_OLTRE_21_MB(340, 413, "La pratica supera 21 MB: %s.", "Riduci gli allegati e ripeti l'invio."),
    SEDE_SCONOSCIUTA(
            341, 422, "La sede «%s» non esiste o non riceve pratiche.", "Scegli una delle sedi di listaSediA2A."),
    PRATICA_NON_MODIFICABILE(
            342, 409, "La pratica %s non si può più modificare: %s.", "Controlla lo stato con listaPraticheA2A."),
    ALLEGATO_NON_VALIDO(343, 422, "L'allegato non è accettato: %s.", "Correggi l'allegato e invialo di nuovo."),
    TROPPI_ALLEGATI(344, 422, "La pratica ha già %s allegati, il massimo.", "Unisci i documenti e invia di nuovo."),
    IMPRESA_DIVERSA(
            345,
            422,
            "I dati dell'impresa non coincidono con quelli del modello firmato: %s.",
            "Usa i dati dell'impresa che sono nel modello."),
    TIPO_DIVERSO(
            346,
            422,
            "Il tipo di pratica richiesto è %s, ma il modello firmato dice %s.",
            "Chiedi lo stesso tipo del modello firmato."),
    TROPPE_BOZZE(
            347,
            429,
            "Ci sono già %s pratiche preparate e non inviate.",
            "Invia o annulla quelle che non servono più, poi riprova."),
    BASE64_ILLEGGIBILE(
            348,
            400,
            "Il file in base64 non si può leggere: %s.",
            "Codifica di nuovo il file in base64 e ripeti la chiamata."),
    RETTIFICA_NON_RICHIESTA(
            349,
            409,
            "La pratica %s non aspetta una rettifica: %s.",
            "Controlla lo stato con listaRettificheRichiesteA2A."),
    RETTIFICA_VUOTA(
            350,
            422,
            "Per la pratica %s non è stato caricato nessun file corretto.",
            "Carica i file corretti con rettificaAllegatoA2A, poi trasmetti."),
    NOTA_TROPPO_LUNGA(351, 422, "La nota ha %s caratteri, il massimo è %s.", "Accorcia la nota e riprova."),

    RILIEVI_MANCANTI(
            401,
            422,
            "Per chiedere la rettifica serve almeno un rilievo.",
            "Scrivi che cosa va corretto e in quale casella."),
    MOTIVO_DEL_RIFIUTO(
            402,
            422,
            "Per respingere la pratica serve il motivo.",
            "Scrivi il motivo: l'impresa lo riceve così com'è."),
    FIRMA_DA_DECIDERE(
            403,
            409,
            "La firma della pratica non permette di approvarla: %s.",
            "Chiedi la rettifica con un modello firmato di nuovo, oppure respingi."),

    NUMERI_ESAURITI(
            501,
            409,
            "La sede non ha più numeri di certificato per il %s.",
            "Appena torna il collegamento la centrale ne assegna altri; intanto puoi istruire le pratiche."),
    SERIALE_GIA_USATO(
            502,
            409,
            "Il formulario %s risulta %s: non può essere usato.",
            "Controlla il seriale sul foglio e leggi di nuovo il codice."),
    SERIALE_SCONOSCIUTO(
            503,
            409,
            "Il formulario %s non è fra quelli caricati in questa sede.",
            "Controlla il seriale; se il pacco è nuovo, caricalo prima alla pagina Formulari."),
    TESTO_NON_STAMPABILE(
            504,
            422,
            "Il certificato non si può stampare: %s.",
            "Chiedi la rettifica all'impresa indicando la casella."),
    ANNO_INCERTO(
            505,
            409,
            "L'orologio della sede non dice con certezza in quale anno siamo.",
            "Un responsabile confermi data e ora alla pagina Collegamento, poi riprova."),
    SERIALE_NON_CONFERMATO(
            506,
            422,
            "Il formulario proposto è %s, ma hai scritto «%s».",
            "Leggi il codice del foglio che stai per caricare, o scrivi le ultime tre cifre."),
    FORMULARI_ESAURITI(
            507,
            409,
            "In sede non ci sono più formulari: ne servono %s.",
            "Carica un nuovo pacco alla pagina Formulari, oppure passa al foglio bianco."),
    REGISTRO_GIA_APERTO(
            510,
            409,
            "Il registro di emergenza %s è già aperto.",
            "Registra lì; per continuare oltre il limite serve un altro atto, per finire chiudilo."),
    REGISTRO_NON_APERTO(
            511,
            409,
            "Il registro di emergenza non è aperto: non può dare numeri (DPR 445/2000, art. 63).",
            "Lo apre il responsabile del protocollo; se l'atto è dato altrove, trascrivilo alla pagina Emergenza."),
    EMERGENZA_SCADUTA(
            512,
            409,
            "L'atto che autorizza il registro di emergenza valeva fino alle %s: senza un altro atto non si registra"
                    + " (DPR 445/2000, art. 63 c. 3).",
            "Alla pagina Emergenza registra o trascrivi un altro atto, di al più una settimana."),
    ATTO_INCOMPLETO(
            513,
            422,
            "L'atto non si può citare sul registro: manca %s.",
            "Scrivi chi lo ha dato, il numero o la data e come è arrivato."),
    DATI_DELL_EMERGENZA(
            514, 422, "Il registro di emergenza non si può tenere così: %s.", "Correggi e conferma di nuovo."),
    PRESENTAZIONE_INCOMPLETA(
            515,
            422,
            "La presentazione non si può registrare: %s (DPR 445/2000, art. 53).",
            "Completa i dati e conferma di nuovo: finora non è stato registrato nulla."),
    PRESENTAZIONE_DIVERSA(
            516,
            409,
            "Questo modulo è già servito per un'altra presentazione, con dati diversi.",
            "Apri «Nuova presentazione» e scrivi lì la seconda; la prima resta com'è."),
    SENZA_PROTOCOLLO(
            517,
            409,
            "La centrale non si raggiunge e il registro di emergenza %s: la presentazione non può avere un numero.",
            "Il responsabile del protocollo apre il registro alla pagina Emergenza; se l'atto è dato altrove, un"
                    + " operatore lo trascrive."),
    REGISTRAZIONE_NON_ANNULLABILE(
            518,
            409,
            "La registrazione non si può annullare: %s.",
            "Apri la registrazione e guarda che cosa è successo."),
    SCANSIONE_NON_AMMESSA(
            519, 422, "Il file non è accettato: %s.", "Carica la scansione in PDF, JPEG, PNG o TIFF, al più 7 MB."),
    VISURA_NON_VALIDA(
            530, 422, "I dati della visura non si possono registrare: %s.", "Correggi il dato indicato e conferma."),
    DELEGA_NON_VALIDA(531, 422, "La delega non si può registrare: %s.", "Correggi il dato indicato e conferma."),
    DELEGA_SCONOSCIUTA(
            532,
            404,
            "La delega %s non è fra quelle dell'impresa, o è già revocata.",
            "Aggiorna la pagina dell'impresa e scegli dall'elenco."),
    ALTRA_CAMERA(
            533,
            403,
            "Qui si registra solo per le imprese della propria camera, non della camera %s.",
            "Apri l'impresa dalla pagina Imprese di questa sede."),
    CONTROLLI_MANCANTI(
            560,
            422,
            "Prima di approvare serve la tua risposta: %s",
            "Guarda la lista di controllo, spunta ciò che hai visto e approva; oppure chiedi la rettifica."),
    PROROGA_NON_VALIDA(
            561,
            422,
            "Non si può dare tempo per %s ore.",
            "Scrivi da 1 a %2$s ore: per di più serve un'altra proroga."),
    MESSAGGIO_SCONOSCIUTO(
            562, 404, "Il messaggio %s non è fra quelli preparati.", "Aggiorna la pagina Posta e scegli dall'elenco."),
    ELENCO_NON_VALIDO(
            534,
            422,
            "L'elenco di imprese non è stato importato: %s.",
            "Correggi le righe indicate e importa di nuovo: nulla è stato registrato."),
    STAMPANTE(
            601,
            409,
            "La stampante non ha preso il lavoro: %s.",
            "Nessun foglio è stato stampato: rimedia e manda di nuovo in stampa."),
    FOGLIO_IN_DUBBIO(
            602,
            409,
            "Non si sa ancora che cosa è uscito per il foglio %s.",
            "Guarda la stampante e rispondi «Che cosa è uscito?» prima di stampare di nuovo."),
    MOTIVO_MANCANTE(603, 422, "Manca il motivo: %s.", "Scegli o scrivi il motivo e conferma di nuovo."),
    EMISSIONE_NON_AMMESSA(
            610,
            409,
            "Il certificato non si può emettere così: %s.",
            "Cambia copie, supporto o consegna nella pratica; se manca una configurazione chiama l'assistenza."),
    QUARANTENA(
            640,
            409,
            "Questo apparecchio è in quarantena e non può dare numeri né stamparli: %s",
            "Si può consultare e consegnare. Un responsabile apra la pagina «Rientro» e segua i passi."),
    RIENTRO_NON_RIUSCITO(641, 409, "Il rientro non è andato a buon fine: %s", "Guarda la pagina «Rientro» e riprova."),
    TROPPO_LENTO(947, 408, "La richiesta non è arrivata tutta in tempo: non è stata eseguita.", "Ripeti: è sicuro."),
    CODICE_RIENTRO(
            945,
            422,
            "Il codice di rientro non è giusto, o è di un'altra sede.",
            "Fattelo rileggere: sta alla pagina «Rientro» della sede %s."),
    RIPARTENZA_NON_AMMESSA(
            946,
            409,
            "La sede non si può far ripartire: %s.",
            "Fatti leggere il codice che sta adesso alla pagina «Rientro» della sede."),
    CENTRO_DIVISO(
            642,
            409,
            "La centrale, dopo il ripristino, ha scritto altro al posto di quanto aveva già comunicato: %s.",
            "Chiama l'assistenza: nulla va perso, ma serve una decisione."),
    MOTIVO_DELLA_DISPERSIONE(
            660,
            422,
            "Per dare per dispersi dei numeri serve il motivo.",
            "Scrivi che cosa è successo all'apparecchio che li aveva."),
    BLOCCO_CAMBIATO(
            661,
            409,
            "Nel frattempo dei numeri del blocco %s si è saputo altro.",
            "Guarda di nuovo il conto del blocco e decidi."),
    CREDITO_INSUFFICIENTE(
            662,
            409,
            "Il credito dell'impresa assegnato a questa sede non basta: servono %s, restano %s.",
            "Scegli un altro pagamento nelle opzioni della pratica; con il collegamento la centrale può assegnarne altro."),
    CREDITO_NON_COPERTO(
            663,
            409,
            "L'impresa non ha tanto credito disponibile: sono chiesti %s, disponibili %s.",
            "Registra prima il versamento, oppure assegna di meno."),
    TRANSAZIONE_TROPPO_GRANDE(
            664,
            413,
            "L'operazione non è stata eseguita: scriverebbe in una volta più di quanto si può inviare (%s).",
            "Dividi il lavoro in parti più piccole e ripeti."),
    CHIUSURA_NON_VALIDA(665, 422, "La chiusura non si può fissare: %s.", "Correggi date e motivo e conferma di nuovo."),
    CHIAVETTA_OCCUPATA(
            680, 409, "Una chiavetta è già in lavorazione.", "Aspetta che finisca, poi ripeti: non si perde nulla."),
    CHIAVETTA_ASSENTE(
            681,
            404,
            "La chiavetta «%s» non è inserita, o non vi si può scrivere.",
            "Inseriscila, aspetta qualche secondo e aggiorna la pagina."),
    CHIAVETTA_NON_PREPARABILE(
            682,
            409,
            "La chiavetta non si può ancora preparare: %s.",
            "Quello che hai fatto resta salvato: riprova quando è risolto."),
    BUSTA_PER_ALTRI(
            683,
            422,
            "Questa busta viene da: %s, ed è per: %s.",
            "Qui non è stato letto nulla: portala dove deve arrivare (%3$s)."),
    BUSTA_SENZA_CHIAVE(
            684,
            422,
            "La busta è chiusa per un apparecchio o una chiave che qui non ci sono più.",
            "Fai preparare di nuovo la chiavetta da chi l'ha mandata: non si perde nulla."),
    BUSTA_ESTRANEA(
            685,
            422,
            "La busta non è firmata da chi dice di mandarla (%s) e non è stata letta: %s",
            "Non usarla e avvisa il responsabile."),
    BUSTA_SUPERATA(
            686,
            422,
            "La busta è stata preparata prima che la centrale ripartisse da una copia, e non vale più.",
            "Fai preparare di nuovo la chiavetta: non si perde nulla."),
    BUSTA_ROVINATA(
            687,
            422,
            "Una busta è rovinata, tagliata o non si legge%s: non ne è stato registrato nulla.",
            "Fai preparare di nuovo la chiavetta: non si perde nulla."),
    NESSUNA_BUSTA(
            688,
            404,
            "Sulla chiavetta non ci sono buste: se ne aspettava una che viene da %s ed è per %s.",
            "Controlla di avere la chiavetta giusta."),
    PLICO_ILLEGGIBILE(
            690,
            422,
            "La richiesta «%s» non si può leggere: %s.",
            "Correggi i file e depositali di nuovo, con un nuovo file .ok."),
    PEZZI_MANCANTI(701, 422, "La consegna non è completa: manca %s.", "Spunta i pezzi consegnati e conferma di nuovo."),
    VISTO_INCOMPLETO(
            710, 422, "Il visto non si può ancora mettere: manca %s.", "Completa il dato e conferma di nuovo."),
    VISTO_NON_AMMESSO(711, 422, "Su questo documento non si mette il visto: %s.", "%2$s"),
    VISTO_DIVERSO(
            712,
            409,
            "Con questo modulo è già stato messo un altro visto, il %s.",
            "Guarda quel visto; per un altro documento apri un modulo nuovo."),
    LEGALIZZAZIONE_PROPRIA(
            713,
            403,
            "Nessuno legalizza la propria firma: il visto lo ha firmato %s.",
            "Chiama un altro funzionario delegato; se oggi non c'è, il visto resta senza legalizzazione."),
    VISTO_NON_ORA(714, 409, "Il visto %s non permette questa operazione: %s.", "Guarda lo stato del visto."),
    RITIRO_NON_AMMESSO(
            715,
            422,
            "Non risulta che questa persona possa ritirare: %s.",
            "Controlla la delega, oppure consegna sotto la tua responsabilità scrivendo perché."),
    FORMULARIO_DENUNCIATO(
            720,
            409,
            "Il formulario %s è stato denunciato: %s.",
            "Trattieni il foglio, non usarlo e chiama il responsabile."),
    FORMULARI_NON_MOSSI(
            721, 409, "I formulari non si possono registrare così: %s.", "Guarda il registro e controlla i seriali."),
    MOVIMENTO_INCOMPLETO(
            722, 422, "Il movimento dei formulari non è completo: manca %s.", "Completa il dato e riprova."),
    ANNULLAMENTO_INCOMPLETO(
            730,
            422,
            "La richiesta di annullamento non è completa: manca %s.",
            "Completa il dato e conferma di nuovo."),
    ANNULLAMENTO_NON_ORA(731, 409, "Il certificato %s non si può annullare: %s.", "Guarda lo stato del certificato."),
    CARTA_NON_RIENTRATA(
            732,
            409,
            "Non si può annullare: %s.",
            "Registra prima la busta consegnata in portineria, alla pagina dell'annullamento."),
    SOSTITUZIONE_NON_AMMESSA(
            733, 409, "Il nuovo certificato non può sostituire il %s: %s.", "Guarda l'annullamento del vecchio."),
    APPUNTAMENTO_NON_VALIDO(740, 422, "L'appuntamento non si può fissare: %s.", "Correggi e riprova."),
    APPUNTAMENTO_NON_ORA(
            741, 409, "L'appuntamento non permette questa operazione: %s.", "Guarda lo stato dell'appuntamento."),
    PRIMA_RICHIESTA_INCOMPLETA(
            742, 422, "La prima richiesta non è completa: manca %s.", "Completa il passo e riprova."),
    COPIE_NON_AMMESSE(750, 409, "Non si possono dare copie: %s.", "Guarda lo stato del certificato."),

    SOGGETTO_FERMO(
            840,
            409,
            "Qui c'è un fatto che non si può applicare: finché qualcuno non decide, non si può aggiungere altro.",
            "Apri la pagina Carte, leggi che cosa è successo e decidi."),
    CUSTODIA_SCADUTA(
            841,
            409,
            "La sede non sente la centrale da troppo tempo: dal %s questa pratica può essere passata a un'altra sede e"
                    + " qui non si può più emettere.",
            "Ripristina il collegamento (o scambia con la chiavetta), poi riprova: il termine si rinnova da solo."),
    RIASSEGNAZIONE_NON_AMMESSA(
            842, 409, "La pratica non si può riassegnare: %s.", "Guarda lo stato della pratica e della sede."),
    STESSA_PERSONA(
            843,
            403,
            "L'hai proposta tu: la riassegnazione la conferma un'altra persona.",
            "Chiedi a un altro responsabile di aprire questa pagina e confermare."),
    CARTA_GIA_CAMBIATA(
            844, 409, "Nel frattempo sono arrivati altri fatti su questa carta.", "Leggi la carta di nuovo e decidi."),

    ALLEGATO_MANCANTE(
            850,
            422,
            "A una richiesta di visti si allega almeno un documento.",
            "Allega il documento da vistare; per una copia, la scansione del certificato o il suo modello XML."),

    POLITICA_NON_VALIDA(
            802, 422, "La politica non si può cambiare così: %s.", "Correggi il dato indicato e conferma di nuovo."),
    POLITICA_CAMBIATA(
            803,
            409,
            "Nel frattempo qualcun altro ha cambiato la politica.",
            "Leggi che cosa vale adesso e decidi di nuovo."),
    POLITICA_ALTRUI(
            804,
            403,
            "Questo non lo decide la sede: %s.",
            "Chiedi al responsabile della camera, che lo cambia alla centrale."),

    CASSA_GIA_APERTA(810, 409, "La tua cassa è già aperta.", "Alla pagina Cassa puoi incassare, o contare e chiudere."),
    CASSA_NON_APERTA(811, 409, "La cassa non è aperta: %s.", "Alla pagina Cassa scrivi il fondo e apri."),
    CASSA_NON_VALIDA(812, 422, "La cassa non si può tenere così: %s.", "Correggi e conferma di nuovo."),
    CASSA_CAMBIATA(
            813,
            409,
            "Nel frattempo è passato altro denaro da questa cassa.",
            "Guarda quanto c'è da trovare adesso, conta di nuovo e chiudi."),
    DIFFERENZA_DA_SPIEGARE(
            814,
            422,
            "Nel cassetto dovrebbero esserci %s e ne hai contati %s.",
            "Conta di nuovo; se la differenza resta, scrivi da che cosa viene."),
    MEZZO_NON_AMMESSO(
            815, 422, "Questa sede non accetta «%s».", "Scegli uno dei mezzi proposti: li decide la politica."),
    RIFERIMENTO_NON_VALIDO(
            816,
            422,
            "Per «%s» il riferimento «%s» non va bene.",
            "POS: il numero dello scontrino. pagoPA: il codice avviso di 18 cifre o lo IUV. Contanti: niente."),
    PAGAMENTO_GIA_REGISTRATO(
            817,
            409,
            "Il pagamento «%s» %s è già registrato.",
            "Guarda il registro della cassa: se è un altro pagamento, ha un altro numero."),
    NULLA_DA_PAGARE(
            818, 409, "Per la pratica %s non c'è nulla da pagare.", "Apri la pratica: forse è già stata pagata."),
    PAGA_CON_TELEMACO(
            827,
            409,
            "La pratica %s si paga con Telemaco: allo sportello non si incassa.",
            "Se l'impresa paga allo sportello, cambia prima il pagamento fra le opzioni della pratica."),
    ESTRATTO_NON_VALIDO(
            829,
            422,
            "L'estratto non si può leggere: %s.",
            "Correggi il file e caricalo di nuovo: non si è registrato nulla."),
    PAGA_ALTROVE(
            828,
            409,
            "La pratica %s è della sede %s: qui non si incassa.",
            "Manda chi paga a quella sede, oppure chiedi alla centrale a chi è passata la pratica."),
    IMPORTO_CAMBIATO(
            819, 409, "Nel frattempo l'importo è cambiato: adesso è %s.", "Leggi il nuovo importo e conferma."),
    NULLA_DA_RIMBORSARE(
            824, 409, "Dell'incasso %s non c'è nulla da rimborsare.", "Apri la ricevuta e guarda che cosa è successo."),
    DA_PAGARE(
            825,
            409,
            "Prima bisogna pagare %s: l'impresa non paga con Telemaco.",
            "Incassa dalla pagina della pratica, poi riprova."),
    URGENZE_ESAURITE(
            826,
            422,
            "L'urgenza non si può chiedere: %s.",
            "Invia la richiesta senza urgenza, oppure chiama la Camera."),

    CENTRALE(801, 503, "La centrale non risponde: %s.", "Puoi continuare a lavorare in sede; riprova più tardi."),
    ISCRIZIONE_NON_RIUSCITA(
            820,
            409,
            "L'apparecchio non è stato iscritto: %s",
            "Fatti dare un codice nuovo dalla centrale (pagina «Sedi e apparecchi») e riprova."),
    CODICE_NON_APERTO(
            821,
            409,
            "Il codice di iscrizione %s non è più aperto.",
            "Creane un altro alla pagina «Sedi e apparecchi» della centrale."),
    APPARECCHIO_SCONOSCIUTO(
            822,
            404,
            "L'apparecchio %s non è fra quelli iscritti.",
            "Aggiorna la pagina «Sedi e apparecchi» e scegli dall'elenco."),
    MOTIVO_DELLA_REVOCA(
            823,
            422,
            "Per togliere l'autorizzazione a un apparecchio serve il motivo.",
            "Scrivi che cosa è successo: smarrito, rubato, sostituito."),
    UTENZA_GIA_EVASA(
            860,
            409,
            "All'utenza di %s è già stato risposto.",
            "Guarda che cosa è stato risposto, alla pagina Utenze."),
    MINUTA_PIENA(
            861,
            422,
            "La minuta non tiene di più: %s.",
            "Togli quello che non serve; le merci in più vanno su un altro certificato."),
    MINUTA_NON_PRESENTABILE(862, 422, "La minuta non si può presentare: %s.", "Completa le caselle segnate e riprova."),
    FIRMATO_DIVERSO(
            863,
            409,
            "Il file firmato dice un'altra cosa: %s.",
            "Esporta di nuovo il file XML, fallo firmare e importalo; oppure riparti dal file firmato."),
    PRESENTAZIONE_NON_APRIBILE(
            880,
            409,
            "Da questa presentazione non si apre una pratica: %s.",
            "Controlla la presentazione: se serve, registrane un'altra."),
    APERTURA_SENZA_MODELLO(
            881,
            422,
            "Manca il modello della richiesta: fra i documenti non c'è un file che lo contenga.",
            "Scrivilo in una minuta, o importa lì il file dell'impresa, e poi scegli la minuta per aprire la pratica."),
    MODELLO_NON_STAMPABILE(
            882,
            422,
            "Il modello non si può stampare: %s.",
            "Correggilo in una minuta, fallo firmare di nuovo e scegli la minuta per aprire la pratica."),
    TELEMACO_SENZA_CREDITO(
            883,
            409,
            "Questa sede non ha in custodia credito dell'impresa: una pratica aperta allo sportello non si paga con"
                    + " Telemaco.",
            "Scegli «Alla consegna» e incassa allo sportello."),
    CORREZIONE_AL_BANCO(
            884,
            409,
            "La rettifica portata allo sportello non si può registrare: %s.",
            "Guarda com'è la pratica adesso e aggiungi quello che è stato portato."),
    GIORNATA_NON_CHIUDIBILE(
            870,
            409,
            "La giornata non si può chiudere: %s.",
            "Guarda la pagina Registri: dice quali giornate sono aperte e quali chiuse."),
    PROTOCOLLO_NON_ANNULLABILE(
            871,
            409,
            "La registrazione di protocollo non si può annullare: %s.",
            "Controlla il numero nel registro del protocollo; l'annullamento vuole il motivo e l'atto che lo dispone."),

    ACCESSO_NEGATO(
            901,
            401,
            "Utente o password non corretti.",
            "Riprova; dopo cinque errori l'accesso si ferma per qualche minuto."),
    ACCESSO_SOSPESO(
            902,
            429,
            "Troppi tentativi sbagliati: l'accesso è fermo per %s secondi.",
            "Aspetta e riprova, oppure chiedi al responsabile."),
    NON_AUTORIZZATO(
            903, 403, "Il tuo ruolo non permette questa operazione: %s.", "Chiedi a un collega con il ruolo giusto."),
    ACCESSO_RICHIESTO(904, 401, "Per questa pagina bisogna entrare.", "Entra con il tuo utente e riprova."),
    GETTONE_NON_VALIDO(
            905,
            401,
            "Il gettone di accesso manca o non è valido.",
            "Chiedi all'amministratore un gettone e mettilo in Authorization: Bearer."),
    MODULO_SCADUTO(
            906,
            403,
            "La pagina era aperta da troppo tempo e la richiesta non è stata eseguita.",
            "Torna indietro, aggiorna la pagina e conferma di nuovo."),
    SCHERMO_BLOCCATO(910, 401, "Lo schermo è bloccato.", "Scrivi il PIN o la password per continuare."),
    PASSWORD_DA_CAMBIARE(
            911,
            403,
            "La tua password l'ha scelta un'altra persona: prima di tutto scegline una tua.",
            "Apri «Cambia password» e scegline una che conosci solo tu."),
    OPERATORE_SOSPESO(912, 403, "Il tuo accesso è sospeso.", "Chiedi al responsabile dell'ufficio."),
    SERVE_UN_ALTRA_PERSONA(
            913,
            403,
            "Questo atto lo fanno due persone: la seconda non può essere la prima.",
            "Chiedi a un collega di scrivere qui il suo utente e la sua password."),
    PIN_ERRATO(914, 401, "Il PIN non è giusto.", "Riprova: restano %s tentativi, poi serve la password."),
    PIN_ESAURITO(915, 401, "Il PIN è stato sbagliato troppe volte.", "Scrivi la password."),
    SU_SE_STESSI(
            916,
            403,
            "Nessuno cambia il proprio utente: %s.",
            "Chiedi a un altro responsabile; la tua password la cambi alla pagina «Cambia password»."),
    ULTIMO_CON_IL_RUOLO(
            917,
            409,
            "È l'ultima persona attiva con il ruolo %s: senza, nessuno potrebbe più dare accessi.",
            "Dai prima il ruolo a un'altra persona."),
    RUOLO_DEL_RESPONSABILE(
            918,
            403,
            "Chi decide o firma per l'ufficio lo nomina un responsabile, non un amministratore: %s.",
            "Chiedi a un responsabile."),
    PASSWORD_DEBOLE(
            919,
            422,
            "La password non va bene: %s.",
            "Scegli una frase di almeno 12 caratteri che ricordi solo tu: quattro parole qualsiasi vanno bene."),
    PIN_DEBOLE(
            920, 422, "Il PIN non va bene: %s.", "Scegli da 6 a 10 cifre che non siano una serie né sempre le stesse."),
    PRIMO_AVVIO_CODICE(
            921,
            403,
            "Il codice del primo avvio non è giusto.",
            "Leggilo sulla console della macchina o nel file primo-avvio.codice della cartella dei dati."),
    PRIMO_AVVIO_CHIUSO(
            922,
            409,
            "Il codice del primo avvio non vale più: %s.",
            "Riavvia il programma sulla macchina: ne stampa un altro."),
    EVASIONE_NON_AMMESSA(
            890,
            422,
            "La pratica non si può approvare così: %s.",
            "Chiedi la rettifica, respingila o riconsegnala alla centrale: nulla è stato registrato."),
    EVASIONE_INCOMPLETA(
            891, 422, "Per approvare la pratica manca %s.", "Completa il dato nel riquadro «Che cosa fare» e approva."),
    FORMULARIO_DI_ALTRO_MODELLO(
            845,
            409,
            "Il formulario %s è del modello «%s», il certificato è composto per il modello «%s».",
            "Prendi un formulario dello stesso modello e leggine il codice per intero."),
    TARATURA_FUORI_MISURA(
            846,
            422,
            "Una correzione così grande non è una taratura: al più %s mm di spostamento e %s mm di allungamento.",
            "Controlla il vassoio, il formato della carta e che la stampante non adatti la pagina."),
    TARATURA_NON_PROVATA(
            847,
            409,
            "La correzione non è quella dell'ultimo foglio di taratura stampato.",
            "Stampa il foglio con questa correzione, guardalo sul formulario e poi conferma."),
    OPERATORE_CAMBIATO(
            923, 409, "Nel frattempo qualcuno ha cambiato questo utente.", "Guarda com'è adesso e decidi di nuovo."),
    CHIAVE_SCONOSCIUTA(
            924,
            404,
            "La ricevuta è firmata con una chiave che la sede %s non ha pubblicato.",
            "Arriva da sola con i fatti della sede; se succede ancora, chiama l'assistenza: qualcun altro può aver"
                    + " firmato per lei."),
    CONTATTO_NON_VALIDO(
            830, 422, "Il contatto dell'impresa non va bene: %s.", "Correggi e-mail, telefono o indirizzo e conferma."),
    QUALIFICA_NON_VALIDA(
            831, 422, "La qualifica dell'operatore non va bene: %s.", "Correggi il dato indicato e conferma di nuovo."),
    SOLO_IN_CENTRALE(
            832,
            403,
            "Questo dell'impresa si scrive solo alla centrale.",
            "Chiedi a chi lavora alla centrale: la sede lo vede appena è collegata.");

    private final int number;
    private final int status;
    private final String sentence;
    private final String remedy;

    Problem(int number, int status, String sentence, String remedy) {
        this.number = number;
        this.status = status;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /// The number that a person reads out to the help desk.
    public int number() {
        return number;
    }

    /// The HTTP status of an answer that carries this problem.
    public int status() {
        return status;
    }

    /// This problem in a single case. The details fill the `%s` of the catalogue, in order.
    public Rejection with(Object... details) {
        return new Rejection(
                this,
                String.format(java.util.Locale.ITALY, sentence, details),
                String.format(java.util.Locale.ITALY, remedy, details));
    }

    /// This problem, to be thrown where no result can be returned: the edge of a request turns it
    /// into its sentence.
    public RejectedException rejected(Object... details) {
        return new RejectedException(with(details));
    }
}
