//! A form with a file, and the file on its way through the browser to the next form: nothing of it
//! is kept here between the two.

use std::io::{Read as _, Write as _};

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use futures_util::StreamExt as _;

use super::super::super::form::Sent;
use crate::http::problem::{Problem, Reply};

/// The largest file, in bytes.
pub const FILE_MOST: usize = 10 * 1_024 * 1_024;

/// The largest form with such a file, in bytes; a packed file is a third larger as text.
const FORM_MOST: usize = 16 * 1_024 * 1_024;

/// The most fields of such a form.
const FIELDS_MOST: usize = 20;

/// What a form with a file sent.
pub struct Upload {
    /// Its other fields.
    pub sent: Sent,
    /// The file; none where nobody chose one.
    pub file: Option<Vec<u8>>,
}

fn too_large() -> Problem {
    let title = "the file is larger than 10 MiB";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "file-too-large", title)
}

fn malformed() -> Problem {
    let title = "the form cannot be read; open it anew and send it again";
    Problem::new(StatusCode::BAD_REQUEST, "malformed-form", title)
}

impl Upload {
    /// Reads a form, bounded as it arrives.
    ///
    /// # Errors
    ///
    /// 413 where it is too large, 400 where it is no such form.
    pub async fn read(request: &HttpRequest, payload: Payload) -> Reply<Self> {
        let mut form = Multipart::new(request.headers(), payload);
        let mut upload = Self { sent: Sent::default(), file: None };
        let mut left = FORM_MOST;
        while let Some(field) = form.next().await {
            let mut field = field.map_err(|_: MultipartError| malformed())?;
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = all(&mut field, &mut left).await?;
            if upload.sent.0.len() >= FIELDS_MOST {
                return Err(malformed());
            }
            if name == "file" {
                // A browser sends an empty file where nobody chose one.
                upload.file = Some(bytes).filter(|bytes| !bytes.is_empty());
            } else {
                let value = String::from_utf8(bytes).map_err(|_| malformed())?;
                upload.sent.0.push((name, value));
            }
        }
        if upload.file.as_ref().is_some_and(|file| file.len() > FILE_MOST) {
            return Err(too_large());
        }
        Ok(upload)
    }
}

async fn all(field: &mut Field, left: &mut usize) -> Reply<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk: Bytes = chunk.map_err(|_: MultipartError| malformed())?;
        *left = left.checked_sub(chunk.len()).ok_or_else(too_large)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// A file as a field of the next form.
pub fn packed(file: &[u8]) -> String {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = packer.write_all(file);
    STANDARD.encode(packer.finish().unwrap_or_default())
}

/// The file of such a field; none where it is none, or one that is too large.
pub fn unpacked(field: &str) -> Option<Vec<u8>> {
    let packed = STANDARD.decode(field).ok()?;
    let mut file = Vec::new();
    let most = u64::try_from(FILE_MOST).unwrap_or(u64::MAX);
    ZlibDecoder::new(packed.as_slice()).take(most + 1).read_to_end(&mut file).ok()?;
    (file.len() <= FILE_MOST).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_as_it_was_and_never_larger_than_allowed() {
        let file = "ö".repeat(1_000).into_bytes();
        let field = packed(&file);
        assert!(field.len() < 100, "{}", field.len());
        assert_eq!(unpacked(&field), Some(file));
        assert_eq!(unpacked("no base64"), None);
        assert_eq!(unpacked(&STANDARD.encode(b"not packed")), None);
        assert_eq!(
            unpacked(&packed(&vec![b' '; FILE_MOST])).map(|file| file.len()),
            Some(FILE_MOST)
        );
        assert_eq!(unpacked(&packed(&vec![b' '; FILE_MOST + 1])), None);
    }
}
