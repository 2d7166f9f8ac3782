### Det arrangörer läser om inbjudningar och deras mejl.

staff-message-held = Väntar på ditt ord
staff-message-superseded = Ersatt
staff-message-left-out = Utelämnat
staff-mail-superseded = Ersatt av ett nyare mejl den { $at }
staff-mail-left-out = Utelämnat den { $at }
staff-kind-invite-requested = Inbjudan
staff-kind-invite-moved = Inbjudan: ny tid eller plats
staff-kind-invite-reworded = Inbjudan: nya ord
staff-kind-invite-withdrawn = Inbjudan återtagen
staff-kind-invite-refreshed = Inbjudan skickad igen
staff-kind-invite-summary = Sammanfattning av inbjudningar
staff-kind-invite-reminder = Påminnelse
staff-kind-speaker-link = Länk till talarsidan
staff-held-send-all = Skicka alla mejl som väntar
staff-held-look = Se mejlet
staff-held-send = Skicka det
staff-held-leave-out = Utelämna det
staff-held-reason = Varför ingen ska få det
staff-held-reason-hint = En rad, för protokollet. Om det fortfarande är så föreslår nästa publicering mejlet igen.
staff-held-sent = På väg.
staff-held-left-out = Utelämnat; ingen får det.
staff-letter-to = Till
staff-letter-private = Den privata länken är bara mottagarens och visas inte här.

staff-programme-letters = Mejl till talare
staff-programme-letters-none = Ingen talare behöver få veta något.
staff-programme-letters-look = Läs de här mejlen
staff-programme-hold = Håll mejlen till talarna i utkorgen tills jag skickar dem

staff-invites = Svar
staff-invites-intro = Vilka programmet bjuder in, och vad de har svarat: i kalendern, på sin sida eller till dig.
staff-invites-open = Att avgöra
staff-invites-empty = Inga inbjudningar än. Ge talarna en adress, och publicera programmet.
staff-invite-from = Från
staff-invite-counts = Det gäller
staff-invite-counts-not = Det gäller inte
staff-invite-seen = Sett
staff-invite-bounced = Mejlen kommer inte fram:
staff-invite-none = Inte inbjuden till något.
staff-invite-write = Skriv in ett svar
staff-invite-comment = Vad som sades
staff-invite-done = Inskrivet.
staff-invite-by-calendar = I kalendern, { $at }
staff-invite-by-link = På talarsidan, { $at }
staff-invite-by-organiser = Inskrivet av en arrangör, { $at }
staff-invite-proposes = { $name } föreslår en annan tid för ”{ $title }”: { $at }
staff-invite-proposes-some = { $name } föreslår en annan tid för ”{ $title }”
staff-invite-aside = Någon annan svarar för { $name }, ”{ $title }”: { $answer }
invite-status-drafted = Inte inbjuden
invite-status-sent = Inbjuden
invite-status-accepted = Kommer
invite-status-tentative = Kanske
invite-status-declined = Kommer inte
invite-status-updated = Tillfrågad igen
invite-status-cancelled = Återtagen
staff-invite-waits = { $count ->
    [0] Väntar på svar sedan i dag
    [one] Väntar på svar sedan en dag
   *[other] Väntar på svar sedan { $count } dagar
 }
staff-programme-hit-invites = { $count ->
    [one] En inbjudan till en talare ändras med nästa publicering.
   *[other] { $count } inbjudningar till talare ändras med nästa publicering.
 }
staff-invite-proposals = Föreslagna tider
