//! A file on its way through the browser to the next form: nothing of it is kept here between the
//! two.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::super::super::upload::FILE_MOST;

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
