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
