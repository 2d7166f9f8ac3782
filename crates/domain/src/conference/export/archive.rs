//! Sheets in one ZIP.

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files in one ZIP; the same files make the same bytes.
///
/// # Errors
///
/// When they are more than a ZIP can hold.
pub fn archive(files: &[(String, String)]) -> io::Result<Vec<u8>> {
    // Without a time of its own each file has the first one that the form knows.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
