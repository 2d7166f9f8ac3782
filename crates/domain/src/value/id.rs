//! Ids of rows: UUIDs, version 7, one type for each noun.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        // The hyphenated form itself, because that is what every statement binds.
        pub struct $name([u8; uuid::fmt::Hyphenated::LENGTH]);

        impl $name {
            /// A new id; ids made later sort later, to the millisecond.
            #[must_use]
            pub fn new(now: jiff::Timestamp) -> Self {
                super::random::uuid_v7(now).into()
            }

            /// The id as 36 characters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }

            /// The UUID itself.
            #[must_use]
            pub fn uuid(&self) -> uuid::Uuid {
                self.as_str().parse().unwrap_or_default()
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
                id.as_hyphenated().encode_lower(&mut text);
                Self(text)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse::<uuid::Uuid>().map(Self::from)
            }
        }

        super::line::written!($name);
    };
}

id! {
    /// A conference.
    ConferenceId
}
id! {
    /// A place: anything one can take a seat in.
    PlaceId
}
id! {
    /// One person at one conference.
    RegistrationId
}
id! {
    /// One registration in one place.
    BookingId
}
id! {
    /// A message that a committed change owes the world.
    MessageId
}
id! {
    /// One person who speaks or chairs at one conference.
    SpeakerId
}
id! {
    /// Something that was said about an invite.
    AnswerId
}
id! {
    /// A file of a speaker.
    FileId
}
id! {
    /// An account of staff.
    AccountId
}
id! {
    /// An entry of the audit log.
    AuditId
}
