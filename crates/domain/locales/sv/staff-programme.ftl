### The organisers' plain pages of the programme.

# staff-programme-menu…: the way between them; the lists have the same headings.

staff-programme-menu = Programmets sidor
staff-programme-menu-board = Tavla
staff-programme-menu-sessions = Sessioner
staff-programme-menu-slots = Programpunkter
staff-programme-menu-tracks = Spår
staff-programme-menu-themes = Teman
staff-programme-menu-rooms = Lokaler
staff-programme-menu-speakers = Personer
staff-programme-menu-settings = Inställningar
staff-programme-menu-clashes = Krockar
staff-programme-menu-releases = Utgåvor
staff-programme-menu-import = Import

# staff-programme-intro…: what a page is for.

staff-programme-intro-sessions = Alla sessioner i utkastet efter tid; de som saknar tid står sist.
staff-programme-intro-tracks = Fokusområden, i den ordning läsarna ser dem.
staff-programme-intro-themes = Ämnen som går tvärs över spåren.
staff-programme-intro-rooms = Var sessionerna är, i kolumnernas ordning.
staff-programme-intro-speakers = De som talar och de som leder. Här står inget om hur man når dem.
staff-programme-intro-releases = Läsarna ser den senaste utgåvan. Utkastet ändrar inget för dem förrän du ger ut det.
staff-programme-intro-clashes = Vad som inte går ihop i utkastet, det värsta först.
staff-programme-intro-import = Ett program någon annanstans ifrån: schedule.xml eller schedule.json, så som frab och pretalx skriver dem, eller en ZIP med ark (sessions.csv, slots.csv, rooms.csv, speakers.csv, tracks.csv, themes.csv). Sessioner som ett schema eller ett ark med sessioner inte har tas bort. Med Ångra tar du tillbaka alltihop.
staff-programme-intro-move = Ger en session en tid och en lokal; dess programpunkter följer med.
staff-programme-intro-length = Ändrar hur lång en session är; dess programpunkter förblir som de är.
staff-programme-intro-unplace = Tar en session ur schemat; den behåller sin längd och sina programpunkter.
staff-programme-intro-shift = Flyttar alla sessioner som börjar vid den här tiden eller senare samma dag.
staff-programme-intro-swap = Två sessioner byter tid och lokal med varandra; båda behåller sin längd.
staff-programme-intro-copy = Gör en session till med samma programpunkter; i kopian har ingen bokat någon plats.

# staff-programme-new…, -empty…, -remove…: one kind each.

staff-programme-new-session = Lägg till en session
staff-programme-new-slot = Lägg till en programpunkt
staff-programme-new-track = Lägg till ett spår
staff-programme-new-theme = Lägg till ett tema
staff-programme-new-room = Lägg till en lokal
staff-programme-new-speaker = Lägg till en person
staff-programme-empty-sessions = Det finns inga sessioner än.
staff-programme-empty-slots = Den har inga programpunkter än.
staff-programme-empty-tracks = Det finns inga spår än.
staff-programme-empty-themes = Det finns inga teman än.
staff-programme-empty-rooms = Det finns inga lokaler än.
staff-programme-empty-speakers = Det finns ingen än.
staff-programme-empty-clashes = Inget krockar.
staff-programme-empty-releases = Inget har getts ut än.
staff-programme-remove = Ta bort
staff-programme-remove-session = Sessionen och dess programpunkter försvinner ur utkastet.
staff-programme-remove-slot = Programpunkten försvinner ur sin session.
staff-programme-remove-track = Spåret försvinner ur utkastet.
staff-programme-remove-theme = Temat försvinner ur utkastet.
staff-programme-remove-room = Lokalen försvinner ur utkastet.
staff-programme-remove-speaker = Personen försvinner ur utkastet.
staff-programme-remove-changed = Någon annan har just ändrat detta. Titta på det igen innan du tar bort det.
staff-programme-in-use = Det behövs fortfarande, så det är kvar. Ändra först detta:
staff-programme-undo-hint = Med Ångra får du tillbaka det.

# staff-programme-part…: the parts of the forms.

staff-programme-part-about = Vad det är
staff-programme-part-when = När och var
staff-programme-part-belongs = Vilka och vad
staff-programme-part-seats = Platser att boka
staff-programme-part-slots = Programpunkter
staff-programme-part-deeds = Mer
staff-programme-part-settings = För hela programmet

# staff-programme-field…: their fields, and what one should know of them.

staff-programme-field = Fält
staff-programme-field-key = Nyckel
staff-programme-field-key-hint = Det korta namnet i adresser, till exempel opening. Om du lämnar det tomt bildas det av namnet.
staff-programme-field-kind = Slag
staff-programme-field-title = Titel
staff-programme-field-abstract = Sammanfattning
staff-programme-field-abstract-hint = I Markdown: *betoning*, listor, länkar.
staff-programme-field-starts = Börjar
staff-programme-field-starts-hint = I konferensens egen tid. Om du lämnar det tomt har den ingen plats i programmet än.
staff-programme-field-minutes = Minuter
staff-programme-field-length = Längd i minuter
staff-programme-field-room = Lokal
staff-programme-field-track = Spår
staff-programme-field-themes = Teman
staff-programme-field-chairs = Ordförande
staff-programme-field-chairs-hint = I ordning, med namn. Spara för att få fler rader.
staff-programme-field-speakers = Talare
staff-programme-field-speakers-hint = I ordning, med namn. Spara för att få fler rader.
staff-programme-field-language = Språk
staff-programme-field-language-hint = Koden för språket den hålls på, till exempel en, sv eller pt-BR.
staff-programme-field-accredited = Ackrediterad: räknas som utbildning och är fri från sponsorer
staff-programme-field-sponsored = Betalas av industrin
staff-programme-field-place = Platserna bokas
staff-programme-field-place-capacity = Platser
staff-programme-field-place-note = Att veta före bokning
staff-programme-field-place-opens = Bokningen öppnar
staff-programme-field-place-opens-hint = Om du lämnar det tomt: så länge man kan anmäla sig.
staff-programme-field-place-closes = Bokningen stänger
staff-programme-field-place-categories = Endast för
staff-programme-field-place-categories-hint = Inget ikryssat: för alla.
staff-programme-field-place-requires = Endast tillsammans med
staff-programme-field-place-overlaps = Man får boka något annat samtidigt
staff-programme-field-name = Namn
staff-programme-field-colour = Färg
staff-programme-field-capacity = Platser
staff-programme-field-equipment = Utrustning
staff-programme-field-equipment-hint = En sak per rad.
staff-programme-field-stream = Adress till sändningen
staff-programme-field-stream-hint = Den börjar med https://.
staff-programme-field-open = Öppettider
staff-programme-field-open-hint = En rad var, till exempel 2022-09-22 09:00 – 17:00. Tomt betyder alltid.
staff-programme-field-affiliation = Arbetsplats
staff-programme-field-confirmed = Har sagt att hen kommer
staff-programme-field-available = Kan komma
staff-programme-field-available-hint = En rad var, till exempel 2022-09-22 09:00 – 17:00. Tomt betyder alltid.
staff-programme-field-biography = Biografi
staff-programme-field-biography-hint = I Markdown: *betoning*, listor, länkar.
staff-programme-field-at = Börjar
staff-programme-field-offset = Minuter efter sessionens början
staff-programme-field-walking-minutes = Minuter att gå mellan två lokaler
staff-programme-field-opens = Dagen börjar
staff-programme-field-opens-hint = Sessioner utanför dessa tider är en krock. Om du lämnar det tomt går alla tider bra.
staff-programme-field-closes = Dagen slutar
staff-programme-field-sample = Det är ett påhittat exempel; sidorna säger det
staff-programme-field-session = Session
staff-programme-field-one = Den här sessionen
staff-programme-field-other = och den här
staff-programme-field-from = Från
staff-programme-field-only-room = Endast i den här lokalen
staff-programme-field-only-track = Endast i det här spåret
staff-programme-field-later-days = Även dagarna därefter
staff-programme-field-note = Anteckning
staff-programme-field-note-hint = Vad som är nytt, för läsarna.
staff-programme-field-file = Fil
staff-programme-field-file-hint = schedule.xml eller schedule.json, högst 10 MiB.
staff-programme-when-ticked = Endast om ”{ $label }” är ikryssat.

# What parts of a programme are like.

staff-programme-everywhere = Alla lokaler
staff-programme-unplaced = Utan plats
staff-programme-unconfirmed = Har inte svarat än
staff-programme-minutes = { $count } min
staff-programme-offset = +{ $count } min
staff-programme-seats =
    { $count ->
        [one] En plats
       *[other] { $count } platser
    }
staff-programme-slot-of = Programpunkten ”{ $title }”:
staff-programme-up = Upp
staff-programme-down = Ner
staff-programme-add = Lägg till
staff-programme-saved = Sparat.
staff-programme-removed = Borttaget.

# What is done with sessions.

staff-programme-move = Flytta
staff-programme-length = Ändra längden
staff-programme-unplace = Ta bort från tavlan
staff-programme-shift = Flytta det som följer
staff-programme-swap = Byt plats
staff-programme-copy = Kopiera
staff-programme-undo = Ångra
staff-programme-redo = Gör om
staff-programme-nothing-to-undo = Det finns inget att ångra.
staff-programme-nothing-to-redo = Det finns inget att göra om.
staff-programme-look = Visa vad det skulle göra
staff-programme-look-hint = Inget sparas än.
staff-programme-effect = vad det skulle göra
staff-programme-touched = Vad som ändras
staff-programme-touches-nothing = Inget ändras.
staff-programme-clashes-new = Nya krockar
staff-programme-clashes-gone = Lösta krockar
staff-programme-clashes-same = Ingen ny krock och ingen löst.
staff-programme-before = Före:
staff-programme-after = Efter:
staff-programme-is-new = Det är nytt.
staff-programme-is-gone = Det försvinner.
staff-programme-confirm = Spara
staff-programme-change-wish = Ändra det
staff-programme-hit = Vilka som berörs
staff-programme-hit-nobody = Ingen berörs.
staff-programme-hit-people = På två ställen samtidigt, eller för sent: { $names }
staff-programme-hit-rooms = För få platser: { $names }
staff-programme-hit-attendees =
    { $count ->
        [one] En deltagare har bokat eller stjärnmärkt sådant som skulle överlappa.
       *[other] { $count } deltagare har bokat eller stjärnmärkt sådant som skulle överlappa.
    }
staff-programme-hit-entries =
    { $count ->
        [one] Nästa utgåva ändrar en kalenderpost.
       *[other] Nästa utgåva ändrar { $count } kalenderposter.
    }
staff-programme-hit-mails =
    { $count ->
        [one] Nästa utgåva skickar ett mejl.
       *[other] Nästa utgåva skickar { $count } mejl.
    }
staff-programme-hit-who = Vilka de är
staff-programme-deed-put = ändrade uppgifter
staff-programme-deed-remove = något togs bort
staff-programme-deed-order = en ny ordning
staff-programme-deed-settings = ändrade inställningar
staff-programme-deed-move = en session flyttades
staff-programme-deed-unplace = en session togs bort från tavlan
staff-programme-deed-shift = det som följer flyttades
staff-programme-deed-swap = två sessioner bytte plats
staff-programme-deed-copy = en session kopierades
staff-programme-deed-several = flera ändringar
staff-programme-deed-load = en programfil lästes in
staff-programme-deed-import = en import

# staff-programme-import…: bringing a programme in.

staff-programme-imported = Importerat. Med Ångra tar du tillbaka det.
staff-programme-import-same = Utkastet säger redan samma sak; inget ändrades.
staff-programme-import-nothing = Välj en fil.
staff-programme-import-no-text = Det här är ingen text i UTF-8. Välj en schedule.xml, en schedule.json eller en ZIP med ark.
staff-programme-import-mistakes = Inget importerades. Rätta detta i filen:
staff-programme-import-outdated = Någon ändrade utkastet under tiden, så inget importerades än. Det här skulle filen göra nu.
staff-programme-import-go = Importera
staff-programme-import-other = Välj en annan fil
staff-programme-import-left-out = Vad som inte tas från filen
staff-programme-count-new =
    { $count ->
        [one] en ny
       *[other] { $count } nya
    }
staff-programme-count-changed =
    { $count ->
        [one] en ändrad
       *[other] { $count } ändrade
    }
staff-programme-count-gone =
    { $count ->
        [one] en borttagen
       *[other] { $count } borttagna
    }
staff-programme-count-clashes =
    { $count ->
        [one] en ny krock
       *[other] { $count } nya krockar
    }

# Two people changed the same.

staff-programme-conflict = Någon annan ändrade samma sak
staff-programme-conflict-advice = Medan du arbetade sparade någon en annan version. Inget av ditt är sparat än. Vilken gäller? Med Ångra får du tillbaka den andra.
staff-programme-conflict-gone = Någon tog bort det. Din version skulle ta tillbaka det som står i formuläret.
staff-programme-conflict-removal = Någon ändrade det. Din version skulle ta bort det.
staff-programme-conflict-same = Båda versionerna säger nu samma sak.
staff-programme-theirs = Deras, sparad
staff-programme-yours = Din
staff-programme-nothing = tomt
staff-programme-take-theirs = Behåll deras
staff-programme-take-yours = Använd min

# staff-programme-release…: publishing.

staff-programme-release = Ge ut utkastet
staff-programme-release-hint = Läsarna ser det genast, och ändringarna leder till mejl.
staff-programme-release-go = Ge ut utgåva
staff-programme-changes = Vad som ändras för läsarna
staff-programme-changes-none = Inget som läsarna ser.
staff-programme-release-forbidden = Några krockar hindrar en utgåva. Lös dem först.
staff-programme-released = Utkastet är utgivet. Läsarna ser det nu.
staff-programme-released-before = Vad som har getts ut
staff-programme-newest = Den ser läsarna
staff-programme-nothing-to-release = Läsarna ser redan det här utkastet; det finns inget att ge ut.
staff-programme-takes-back = Tar tillbaka utgåva { $number }
staff-programme-take-back = Ta tillbaka
staff-programme-take-back-intro = Utgåvan före blir åter den som läsarna ser, som en ny utgåva. Utkastet förblir som det är.
staff-programme-taken-back = Den är tillbakatagen. Läsarna ser åter den före.

# problem-…: why something was not done.

problem-capacity-below-taken = I en session är fler platser bokade än den skulle få.
problem-capacity-below-taken-advice = Ge den fler platser eller låt den behålla dem den har.
problem-place-booked = Någon har bokat en session som inte längre skulle gå att boka.
problem-place-booked-advice = Låt den gå att boka.
problem-place-names-unknown = En session som bokas hänvisar till något som konferensen inte har.
problem-place-names-unknown-advice = Titta på dess platser.
problem-place-twice = En session har samma nyckel som en annan plats i konferensen.
problem-place-twice-advice = Kopiera den under en annan nyckel.
problem-file-too-large = Den här filen är för stor.
problem-file-too-large-advice = En fil får ha högst 10 MiB.
problem-forbidden-clashes = Några krockar hindrar en utgåva.
problem-forbidden-clashes-advice = Lös dem först.
problem-no-item = Det här finns inte längre i programmet.
problem-no-item-advice = Titta på listan igen.
problem-item-in-use = Det behövs fortfarande.
problem-item-in-use-advice = Ändra först det som hänvisar till det.
problem-item-taken = Det finns redan en med den här nyckeln.
problem-item-taken-advice = Välj en annan nyckel.
problem-session-unplaced = En av dem har ingen plats i programmet än.
problem-session-unplaced-advice = Ge den först en tid.
problem-incomplete-order = Listan ändrades under tiden.
problem-incomplete-order-advice = Titta på den igen och försök på nytt.
problem-draft-outdated = Utkastet ändrades under tiden.
problem-draft-outdated-advice = Nu ser du det som det är; försök igen.
problem-nothing-to-undo = Det finns inget att ångra.
problem-nothing-to-undo-advice = Inget har ändrats.
problem-nothing-to-redo = Det finns inget att göra om.
problem-nothing-to-redo-advice = Inget har ändrats.
problem-nothing-to-release = Läsarna ser redan det här utkastet.
problem-nothing-to-release-advice = Ändra det först.
problem-release-not-newest = Endast den senaste utgåvan kan tas tillbaka.
problem-release-not-newest-advice = Titta på listan igen.
problem-no-earlier-release = Det finns ingen utgåva före den första.
problem-no-earlier-release-advice = Ändra utkastet och ge ut det.
