//! The slides of speakers, for each slot: what they may be, and how many.

use jiff::Timestamp;

use crate::fault::FieldFault;
use crate::value::id::{FileId, SpeakerId};
use crate::value::{Key, Line};

pub mod ops;
pub mod store;

/// The most files of one speaker.
pub const FILES_MOST: usize = 50;

/// The largest file, in octets.
pub const SIZE_MOST: usize = 10 * 1_024 * 1_024;

/// What is known of a file, without its octets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// Whose it is.
    pub speaker: SpeakerId,
    /// The slot it is for.
    pub slot: Key,
    /// What it is called: one line, with its extension.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many octets it has.
    pub size: i64,
    /// When it came.
    pub uploaded_at: Timestamp,
}

/// What slides may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// PowerPoint.
    Pptx,
    /// OpenDocument.
    Odp,
    /// Keynote.
    Key,
}

/// The beginning of a ZIP archive, which the three others are.
const ZIP: &[u8] = b"PK\x03\x04";

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Pptx, Self::Odp, Self::Key];

    /// What the name of such a file ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Odp => "odp",
            Self::Key => "key",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Key => "application/vnd.apple.keynote",
        }
    }

    /// The kind of this media type.
    #[must_use]
    pub fn of_media_type(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == name)
    }

    /// Whether the octets begin, and are made up, as such a file is.
    fn fits(self, bytes: &[u8]) -> bool {
        let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        match self {
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            // The names of what is inside stand in an archive as they are.
            Self::Pptx => bytes.starts_with(ZIP) && has(b"ppt/presentation.xml"),
            Self::Odp => {
                bytes.starts_with(ZIP)
                    && has(b"mimetypeapplication/vnd.oasis.opendocument.presentation")
            }
            Self::Key => bytes.starts_with(ZIP) && has(b"Index"),
        }
    }
}

/// A file that somebody brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl NewFile {
    /// The file, if its name and its octets agree on a kind that slides may be.
    ///
    /// # Errors
    ///
    /// The field at fault.
    pub fn parse(name: &str, bytes: Vec<u8>) -> Result<Self, FieldFault> {
        // Some browsers send the whole path.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let Ok(name) = name.parse::<Line>() else {
            return Err(FieldFault::new(
                "file",
                "file-name",
                "needs a name of 1 to 200 characters",
            ));
        };
        let extension = name.as_str().rsplit_once('.').map(|(_, end)| end.to_lowercase());
        let kind =
            FileKind::ALL.into_iter().find(|kind| Some(kind.extension()) == extension.as_deref());
        match kind {
            Some(kind) if kind.fits(&bytes) => Ok(Self { name: name.to_string(), kind, bytes }),
            _ => {
                let message =
                    "must be slides as .pdf, .pptx, .odp or .key, and be what its name says";
                Err(FieldFault::new("file", "file-kind", message))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says() {
        let pptx = b"PK\x03\x04....ppt/presentation.xml....".as_slice();
        let odp =
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.presentation".as_slice();
        let key = b"PK\x03\x04....Index/Document.iwa".as_slice();
        let pdf = b"%PDF-1.7 ...".as_slice();
        let cases = [
            ("talk.pdf", pdf, Ok(FileKind::Pdf)),
            ("C:\\Talks\\Talk.PPTX", pptx, Ok(FileKind::Pptx)),
            ("talk.odp", odp, Ok(FileKind::Odp)),
            ("talk.key", key, Ok(FileKind::Key)),
            ("talk.pdf", pptx, Err("file-kind")),
            ("talk.pptx", odp, Err("file-kind")),
            ("talk.pptx", b"PK\x03\x04 any archive".as_slice(), Err("file-kind")),
            ("talk.exe", pdf, Err("file-kind")),
            ("talk.pdf.html", pdf, Err("file-kind")),
            ("pdf", pdf, Err("file-kind")),
            ("", pdf, Err("file-name")),
        ];
        for (name, bytes, expected) in cases {
            let read = NewFile::parse(name, bytes.to_vec());
            assert_eq!(read.map(|file| file.kind).map_err(|fault| fault.code), expected, "{name}");
        }
        let named = NewFile::parse("C:\\Talks\\My\ttalk\r\n.pdf", pdf.to_vec()).unwrap();
        assert_eq!(named.name, "My talk .pdf");
    }
}
