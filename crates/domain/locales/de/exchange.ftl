### What files for other programs say.

# The room of a session that is in all rooms.
exchange-all-rooms = Alle Räume
