//! Enums whose values have stable names, in columns, addresses and files.

/// Gives an enum all its values, their names, and the way back from a name.
///
/// `named!(Status, UnknownStatus { Open => "open", Shut => "shut" })` makes `Status::ALL`,
/// `Status::as_str`, `FromStr` and `AsRef<str>`, and the error for all other words.
macro_rules! named {
    ($name:ident, $unknown:ident { $($value:ident => $text:literal),+ $(,)? }) => {
        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($text),+].len()] = [$(Self::$value),+];

            /// The stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $text),+
                }
            }
        }

        #[doc = concat!("A word that names no [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("must be one of {}", [$($text),+].join(", "))]
        pub struct $unknown;

        impl std::str::FromStr for $name {
            type Err = $unknown;

            fn from_str(text: &str) -> Result<Self, $unknown> {
                Self::ALL.into_iter().find(|each| each.as_str() == text).ok_or($unknown)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
}
pub(crate) use named;
