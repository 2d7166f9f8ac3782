use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgba, RgbaImage};

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, _| {
        if x < width / 2 { Rgba([200, 0, 0, 255]) } else { Rgba([0, 0, 0, 0]) }
    });
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8)
        .unwrap();
    bytes
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 { image::Rgb([200, 0, 0]) } else { image::Rgb([0, 0, 200]) }
    });
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .unwrap();
    bytes
}

/// A JPEG with Exif that has a place, a name, and how the camera was held.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 59.33 18.06 by Ada Sample");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

fn kept(file: &[u8]) -> (Photo, DynamicImage) {
    let photo = Photo::encode(file).unwrap();
    let image = image::load_from_memory_with_format(&photo.bytes, ImageFormat::Jpeg).unwrap();
    (photo, image)
}

fn fault(file: &[u8]) -> &'static str {
    Photo::encode(file).expect_err("it is refused").code
}

#[test]
fn a_photograph_is_made_smaller_and_keeps_its_shape() {
    let (_, large) = kept(&png(3_000, 1_500));
    assert_eq!((large.width(), large.height()), (1_024, 512));
    let (_, small) = kept(&png(40, 20));
    assert_eq!((small.width(), small.height()), (40, 20));
}

#[test]
fn what_is_transparent_becomes_white() {
    let (_, image) = kept(&png(400, 200));
    let image::Rgb([r, g, b]) = *image.to_rgb8().get_pixel(390, 100);
    assert!(r > 250 && g > 250 && b > 250, "{r} {g} {b}");
}

#[test]
fn no_metadata_survives_and_the_picture_stands_upright() {
    let file = with_exif(&jpeg(400, 200), 6);
    assert!(file.windows(3).any(|window| window == b"GPS"));
    let (photo, image) = kept(&file);
    for word in [b"GPS".as_slice(), b"Exif", b"Ada"] {
        assert!(!photo.bytes.windows(word.len()).any(|window| window == word));
    }
    assert_eq!((image.width(), image.height()), (200, 400), "turned as the camera was held");
    let image::Rgb([r, _, b]) = *image.to_rgb8().get_pixel(100, 20);
    assert!(r > 150 && b < 60, "the left of the file is the top: {r} {b}");
}

#[test]
fn what_is_no_photograph_is_refused() {
    for file in
        [b"".as_slice(), b"GIF89a....", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-"]
    {
        assert_eq!(fault(file), "photo-kind");
    }
    let whole = jpeg(400, 200);
    assert_eq!(fault(&whole[..100]), "photo-unreadable");
    assert_eq!(fault(b"\x89PNG\r\n\x1a\nnothing"), "photo-unreadable");
    assert_eq!(fault(b"RIFF\0\0\0\0WEBPVP8 "), "photo-unreadable");
}

#[test]
fn a_file_that_unpacks_to_a_wall_is_refused_by_what_it_says_of_itself() {
    for (width, height) in [(60_000_u32, 60_000_u32), (15_000, 15_000), (100_000, 1)] {
        let mut bomb = png(1, 1);
        bomb.splice(16..20, width.to_be_bytes());
        bomb.splice(20..24, height.to_be_bytes());
        let check = crc32(&bomb[12..29]).to_be_bytes();
        bomb.splice(29..33, check);
        assert_eq!(fault(&bomb), "photo-unreadable", "{width} by {height}");
    }
}

/// The check of a part of a PNG (RFC 2083, section 3.4).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u8| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), step);
    !bytes.iter().fold(u32::MAX, byte)
}
