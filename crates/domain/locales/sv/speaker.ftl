### Talarnas sidor, och vad arrangörerna säger om hur de nås.

# speaker-…: den egna sidan.

speaker-title = Din talarsida
speaker-duties = Vad du gör
speaker-duties-empty = Inget är publicerat med dig än. Så snart det är det hittar du det här med tid och sal.
speaker-speaks = Du talar.
speaker-chairs = Du leder den här sessionen.
speaker-with = Tillsammans med
speaker-disclosed = Intressen redovisade
speaker-undisclosed = Redovisning av intressen saknas
speaker-to-slot = Redovisning och bilder
speaker-coming = Ännu inte publicerat
speaker-coming-hint = Det här planerar arrangörerna med dig. Tiderna visas när de är publicerade.
speaker-about = Om dig
speaker-close-hint = Stäng sidorna när du är klar om du delar dator med andra. Din länk gäller fortfarande.
speaker-programme = Hela programmet
speaker-gone = Arrangörerna har tagit bort dig ur programmet som de arbetar med. Om det är ett misstag, skriv till dem:
speaker-owed =
    { $count ->
        [one] För ett inslag saknas din redovisning av intressen.
       *[other] För { $count } inslag saknas din redovisning av intressen.
    }

speaker-done-profile = Sparat. Läsarna ser det när programmet publiceras nästa gång.
speaker-done-availability = Sparat. Arrangörerna ser när du kan komma.
speaker-done-needs = Sparat.
speaker-done-assistant = Sparat. Från och med nu går breven dit du har sagt.
speaker-done-photo = Sparat.
speaker-done-disclosed = Tack: din redovisning står på inslagets sida.
speaker-done-file = Filen är här.
speaker-done-removed = Filen är borta.

speaker-form-profile = Din profil
speaker-form-profile-lead = Vad läsarna ser av dig, och vad arrangörerna bör veta.
speaker-form-photo = Ditt foto
speaker-form-photo-lead = Det visas på din sida i programmet. Vi gör det mindre och behåller inget av filen utom bilden.
speaker-form-availability = När du kan komma
speaker-form-availability-lead = Arrangörerna varnas om de planerar dig på en annan tid. Läsarna ser det inte.
speaker-form-needs = Kost och tillgänglighet
speaker-form-needs-lead = Vad du inte kan äta, och vad du behöver för att delta.
speaker-form-assistant = Din assistent
speaker-form-assistant-lead = Brev och kalenderinbjudningar går till din assistent i ditt ställe. En tidigare assistents länk blir genast ogiltig.

speaker-part-public = Vad läsarna ser
speaker-part-public-hint = Det publiceras när programmet publiceras nästa gång.
speaker-part-private = För arrangörerna
speaker-part-private-hint = Läsarna ser inte detta.
speaker-part-assistant = Assistent
speaker-part-contact = Talare
speaker-part-contact-hint = Brev och kalenderinbjudningar går dit, om det inte finns en assistent. Läsarna ser aldrig en adress.
speaker-part-contacts = Adresser
speaker-part-disclosure = Redovisning av intressen
speaker-part-disclosure-hint = Arvoden, aktier, uppdrag, anslag: allt som kan röra det du säger här. Det visas på inslagets sida, med datum.
speaker-part-files = Bilder
speaker-part-files-hint = Bara du och arrangörerna kan hämta dem.

speaker-field-name = Namn
speaker-field-affiliation = Var du arbetar
speaker-field-biography = Om dig
speaker-field-biography-hint = Markdown fungerar: *betoning*, listor, länkar.
speaker-field-language = Brevens språk
speaker-field-pronouns = Pronomen
speaker-field-stage-needs = Vad du behöver på scenen
speaker-field-stage-needs-hint = Till exempel en handmikrofon, en stol, en ramp, ljud från din dator.
speaker-field-recording-consent = Får ditt föredrag spelas in?
speaker-field-recording-consent-hint = Utan svar spelas det inte in.
speaker-field-photo-consent = Får bilder på dig tas och publiceras?
speaker-field-photo-consent-hint = Utan svar publiceras inga.
speaker-field-assistant-name = Assistentens namn
speaker-field-assistant-email = Assistentens e-postadress
speaker-field-assistant-email-hint = Lämna båda tomma om du inte har någon assistent.
speaker-field-email = E-postadress
speaker-field-disclosure = Vad redovisar du?
speaker-field-statement = Dina intressen
speaker-field-statement-hint = Högst 4 000 tecken.
speaker-field-contacts = En rad var: namn eller nyckel, komma, e-postadress
speaker-field-contacts-hint = Ada Sample, ada@example.org. Kolumner kopierade från en tabell går också. Alla rader tas, eller ingen.

speaker-assistant-remove = Ta bort assistenten

speaker-when = När kan du komma?
speaker-when-always = När som helst
speaker-when-some = Bara de halvtimmar som är markerade nedan
speaker-other-hours = Andra tider
speaker-other-hours-hint = Halvtimmar kan inte uttrycka dem. De står kvar tills du avmarkerar dem.

speaker-photo-empty = Det finns inget foto än.
speaker-photo-file = Foto
speaker-photo-file-hint = JPEG, PNG eller WebP, högst 10 MiB.
speaker-photo-send = Använd det här fotot
speaker-photo-remove = Ta bort fotot

speaker-disclose = Redovisa
speaker-disclosure-required = Konferensen publicerar inslaget först när du har redovisat dina intressen.
speaker-versions = Vad du har sagt
speaker-files-empty = Inga filer än.
speaker-file = Fil
speaker-file-hint = PDF, PowerPoint (pptx), OpenDocument (odp) eller Keynote (key), högst 10 MiB var och 50 sammanlagt.
speaker-file-send = Lägg till filen
speaker-file-remove = Ta bort
speaker-file-note = { $kib } KiB, { $at }

speaker-link-title = Din talarlänk
speaker-link-other = Talar du eller leder du en session här? Få din talarlänk skickad.
speaker-link-intro = Talar du eller leder du en session här? Vi skickar din privata länk igen, till dig eller till din assistent.
speaker-link-email-hint = Adressen som arrangörerna skriver till dig på.
speaker-link-sent = Om någon med adressen { $email } talar här är ett brev med länken på väg.
speaker-link-renewed = Alla länkar som har skickats är ogiltiga, även denna. En ny är på väg.
speaker-link-again = Kom den inte fram? Få den skickad igen.

disclosure-title = Redovisning av intressen
disclosure-nothing = Inget att redovisa
disclosure-interests = Jag har intressen att redovisa

problem-speaker-link-needed = Öppna sidan med din talarlänk
problem-speaker-link-needed-advice = Den står i breven till dig. Sidan där deltagare ber om sin länk leder till din.
problem-no-speaker = Länken är inte längre giltig
problem-no-speaker-advice = Använd länken i ditt senaste brev, eller be arrangörerna om en ny.
problem-speaker-not-in-programme = Du är inte längre med i programmet som arrangörerna arbetar med.
problem-speaker-not-in-programme-advice = Inget ändrades. Skriv till dem.
problem-speaker-outdated = Det här har ändrats under tiden.
problem-speaker-outdated-advice = Titta på det du skrev, och spara igen om det fortfarande stämmer.
problem-too-many-files = Det skulle bli fler än 50 filer.
problem-too-many-files-advice = Ta bort en först.
problem-interests-undisclosed = Redovisningar av intressen saknas.
problem-interests-undisclosed-advice = Sidan med talare nämner dem. Konferensen publicerar inget inslag utan dem.
problem-no-contact = Talaren har ingen adress än.
problem-no-contact-advice = Ange den först.

# staff-speaker…: arrangörernas sidor om talare.

staff-by-speaker = av talaren eller assistenten
staff-speakers = Talare
staff-speakers-intro = Hur var och en nås. Läsarna ser aldrig detta.
staff-speakers-empty = Det finns inga talare än. Lägg till dem i programmet:
staff-speakers-reached = { $reached } av { $all } kan nås.
staff-speakers-import = Klistra in adresser
staff-speakers-imported = Adresserna är sparade.
staff-speakers-name = Namn
staff-speakers-address = Adress
staff-speakers-no-address = Ingen adress än
staff-speakers-gone = Inte längre i programmet
staff-speakers-link = Privat länk
staff-speakers-undisclosed =
    { $count ->
        [one] Saknas för ett inslag
       *[other] Saknas för { $count } inslag
    }
staff-speakers-bounced = Brev kom tillbaka { $at }: { $why }
staff-speaker-saved = Sparat.
staff-speaker-link-done = Länken är på väg.
staff-speaker-link-sent = Skickades senast { $at }.
staff-speaker-link-never = Ännu inte skickad.
staff-speaker-link-hint = Den öppnar talarens egna sidor. Den går till assistenten om det finns en.
staff-speaker-link-send = Skicka länken
staff-speaker-link-renew = Gör alla länkar ogiltiga och skicka en ny
staff-speaker-undisclosed = Redovisning av intressen saknas för
staff-speaker-facts = Vad talaren säger
staff-speaker-unanswered = Inte besvarat
