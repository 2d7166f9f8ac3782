### Programmet som läsare ser det.

programme-heading = Program
programme-views = Sätt att se på programmet
programme-view-list = Lista
programme-view-grid = Rutnät
programme-view-speakers = Talare
programme-view-now = Nu och härnäst
programme-view-search = Sök
programme-days = Dagar
programme-of-track = Det som hör till detta fokusområde.
programme-of-theme = Det som rör detta tema.
programme-of-room = Det som händer i denna sal.
programme-room-capacity = Platser
programme-room-equipment = Utrustning
programme-room-stream = Se sändningen från denna sal
programme-all-rooms = Alla salar
programme-empty = Här är ingenting planerat.
programme-no-speakers = Ännu är ingen nämnd.
programme-language = Hålls på:
programme-themes = Teman:
programme-slots = Föredrag
programme-slot = Föredrag
programme-slot-of = Del av
programme-speaker = Person
programme-sponsored = Betalas av industrin
programme-is-booked = Kräver plats
programme-is-booked-how = Du behöver en plats till denna session.
programme-parts = På denna konferens
programme-as-chair = (ordförande)
programme-search-for = Sök efter en titel, en person, ett ämne
programme-search-go = Sök
programme-found =
    { $count ->
        [0] Ingenting hittades. Försök med färre eller andra ord.
        [one] En träff.
       *[other] { $count } träffar.
    }
programme-now = Nu
programme-next = Härnäst
programme-now-nothing = Just nu pågår ingenting.
programme-next-nothing = Det var allt.
programme-your-time = Din tid
