//! Forms with a file, bounded as they arrive.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Payload};
use futures_util::StreamExt as _;

use super::form::Sent;
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
    /// What the file is called where it comes from; may be empty.
    pub file_name: String,
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
        let mut upload = Self { sent: Sent::default(), file: None, file_name: String::new() };
        let mut left = FORM_MOST;
        while let Some(field) = form.next().await {
            let mut field = field.map_err(|_: MultipartError| malformed())?;
            let name = field.name().unwrap_or_default().to_owned();
            let disposition = field.content_disposition();
            let file_name = disposition.and_then(|it| it.get_filename()).unwrap_or_default();
            let file_name = file_name.to_owned();
            let bytes = all(&mut field, &mut left).await?;
            if upload.sent.0.len() >= FIELDS_MOST {
                return Err(malformed());
            }
            if name == "file" {
                upload.file_name = file_name;
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
