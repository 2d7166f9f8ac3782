### Kalendrar som man prenumererar på, och deras sida.

# feed-…: vad en post säger.

feed-cancelled = Inställt: { $title }
feed-within = Del av: { $session }
feed-speakers = Med { $names }
feed-chairs = Ordförande: { $names }

# feed-name-…: vad en kalender heter.

feed-name = { $part } – { $conference }
feed-personal = Min kalender

# feed-column-…: programmets blad.

feed-column-day = Dag
feed-column-start = Start
feed-column-end = Slut
feed-column-room = Sal
feed-column-track = Spår
feed-column-session = Session
feed-column-title = Titel
feed-column-speakers = Talare

# feed-…: sidan om den egna kalendern.

feed-title = Din kalender
feed-intro = Prenumerera en gång, så finns dina platser och det du har stjärnmärkt i din egen kalender. När något flyttas, flyttas posten.
feed-make = Skapa en adress till min kalender
feed-address = Adressen till din kalender
feed-once = Den som har adressen kan läsa din kalender, så behåll den för dig själv. Den visas bara nu: kopiera den eller välj något av detta.
feed-open = Öppna i en kalender på den här enheten
feed-google = Lägg till i Google Kalender
feed-outlook = Lägg till i Outlook.com
feed-office = Lägg till i Microsoft 365
feed-third = Med någon av de här tjänsterna läser också det företaget din kalender.
feed-alarm = För en påminnelse en kvart före varje post, lägg till detta sist i adressen:
feed-lag = Kalendrar letar efter ändringar när de vill: vissa varje timme, Googles upp till ett dygn senare. Det som är bråttom kommer med e-post.
feed-since = Det finns en adress sedan { $at }.
feed-fetched = Senast läst under timmen från { $at }.
feed-never-fetched = Den har inte lästs ännu.
feed-renew = Skapa en ny adress
feed-renew-hint = Har du tappat bort adressen, eller har någon annan sett den? En ny gör den gamla ogiltig på en gång.
feed-revoke = Gör adressen ogiltig
feed-revoke-hint = Behövs den inte längre? Utan adress kan ingen läsa din kalender.
feed-done-made = Din kalender har en adress.
feed-done-revoked = Adressen är ogiltig.

# staff-deed-feed-…: vad personalen läser om den.

staff-deed-feed-make = Adress för en kalender skapad
staff-deed-feed-revoke = Adress för en kalender ogiltig

# difference-…: vad som skiljer två utgåvor, som sida och som nyheter.

difference-title = Vad som har ändrats
difference-news = Ändringar i programmet
difference-between = Från utgåva { $from } till utgåva { $to }
difference-from = Från
difference-to = Till
difference-show = Visa
difference-nothing-before = ingenting än
difference-release = Utgåva { $number }, { $at }
difference-release-named = Utgåva { $number }, { $name }, { $at }
difference-first = Programmet är publicerat.
difference-took-back = Utgåva { $number } togs tillbaka.
difference-same = Läsarna ser ingen skillnad.
difference-unpublished = Programmet är inte publicerat än.
difference-to-programme = Till programmet
difference-subscribe = Prenumerera på ändringarna (Atom)
