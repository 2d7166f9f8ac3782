### Kalendrar som man prenumererar på, och deras sida.

# feed-…: vad en post säger.

feed-cancelled = Inställt: { $title }
feed-within = Del av: { $session }
feed-speakers = Med { $names }
feed-chairs = Ordförande: { $names }

# feed-name-…: vad en kalender heter.

feed-name = { $part } – { $conference }
