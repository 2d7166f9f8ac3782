//! The photographs of speakers: read with bounds, made smaller, and written anew, so that nothing
//! of the file that came is kept but what one sees.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest as _, Sha256};

use crate::fault::FieldFault;
use crate::value::random;

pub mod ops;
pub mod store;

/// The largest file that is read, in octets.
pub const SIZE_MOST: usize = 10 * 1_024 * 1_024;

/// The longest side of what is kept, in pixels.
const SIDE_MOST: u32 = 1_024;

/// The longest side of what is read, in pixels.
const READ_SIDE_MOST: u32 = 16_000;

/// The most memory that reading one may take, in octets: 50 million pixels of four octets.
const READ_ALLOC_MOST: u64 = 200_000_000;

/// The most pixels that are read.
const READ_PIXELS_MOST: u64 = 50_000_000;

/// The quality of what is kept, of 100.
const QUALITY: u8 = 85;

/// The media type of what is kept.
pub const MEDIA_TYPE: &str = "image/jpeg";

/// A photograph as we encoded it.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    /// A JPEG without metadata, at most 1,024 pixels wide and high.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the octets, in hexadecimal digits.
    pub digest: String,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Photo({})", self.digest)
    }
}

impl Photo {
    /// Reads a JPEG, a PNG or a WebP, and makes what is kept of it.
    ///
    /// It takes a while and up to 200 MB of memory, whatever the file says of itself.
    ///
    /// # Errors
    ///
    /// The field at fault.
    pub fn encode(file: &[u8]) -> Result<Self, FieldFault> {
        let kinds = "must be a photograph as JPEG, PNG or WebP";
        let format = format_of(file).ok_or_else(|| FieldFault::new("file", "photo-kind", kinds))?;
        let image = decode(file, format).map_err(|why| {
            let message = format!("cannot be read as a photograph: {why}");
            FieldFault::new("file", "photo-unreadable", message)
        })?;
        let small = if image.width().max(image.height()) > SIDE_MOST {
            image.thumbnail(SIDE_MOST, SIDE_MOST)
        } else {
            image
        };
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        over_white(&small).write_with_encoder(encoder).map_err(|why| {
            FieldFault::new("file", "photo-unreadable", format!("cannot be kept: {why}"))
        })?;
        Ok(Self { digest: random::hex(&Sha256::digest(&bytes)), bytes })
    }
}

/// What the first octets say it is; what else it is called does not count.
fn format_of(file: &[u8]) -> Option<ImageFormat> {
    if file.starts_with(b"\xff\xd8\xff") {
        Some(ImageFormat::Jpeg)
    } else if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP") {
        Some(ImageFormat::WebP)
    } else {
        None
    }
}

fn decode(file: &[u8], format: ImageFormat) -> Result<DynamicImage, String> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(READ_SIDE_MOST);
    limits.max_image_height = Some(READ_SIDE_MOST);
    limits.max_alloc = Some(READ_ALLOC_MOST);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|why| why.to_string())?;
    let (width, height) = decoder.dimensions();
    // Before anything is unpacked: a file of a few octets may say that it is a wall.
    if u64::from(width) * u64::from(height) > READ_PIXELS_MOST {
        return Err(format!("{width} by {height} pixels are too many"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|why| why.to_string())?;
    // Cameras note how they were held, and that note is not kept.
    image.apply_orientation(orientation);
    Ok(image)
}

/// The picture on white: a JPEG has no transparency.
fn over_white(image: &DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.to_rgb8());
    }
    let picture = image.to_rgba8();
    let blend = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let flat = image::RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([r, g, b, a]) = *picture.get_pixel(x, y);
        image::Rgb([blend(r, a), blend(g, a), blend(b, a)])
    });
    DynamicImage::ImageRgb8(flat)
}

#[cfg(test)]
mod tests;
