//! What the pages load from our own origin: built in, named by its content, and kept for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{Path, ServiceConfig};
use actix_web::{HttpResponse, get};
use domain::value::random;
use rust_embed::Embed;
use sha2::{Digest as _, Sha256};

use crate::http::problem::{Problem, Reply};

#[derive(Embed)]
#[folder = "static/"]
struct Files;

struct Asset {
    /// `plenum.1a2b3c4d5e6f.css`, or `editor.1a2b3c4d5e6f/main.js` for one of several in a folder,
    /// which name each other by their plain names.
    hashed: String,
    kind: &'static str,
    bytes: Cow<'static, [u8]>,
}

/// By the name in the folder.
static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    Files::iter().filter_map(|name| Some((name.to_string(), asset(&name)?))).collect()
});

fn asset(name: &str) -> Option<Asset> {
    let file = Files::get(name)?;
    let (stem, ending) = name.rsplit_once('.')?;
    let hashed = match name.split_once('/') {
        Some((folder, rest)) => format!("{folder}.{}/{rest}", digest_of(folder)?),
        None => format!("{stem}.{}.{ending}", short(&file.metadata.sha256_hash())?),
    };
    let kind = match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    Some(Asset { hashed, kind, bytes: file.data })
}

/// The digest of all files in a folder: it changes when any of them does.
fn digest_of(folder: &str) -> Option<String> {
    let mut names: Vec<_> = Files::iter()
        .filter(|name| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        .collect();
    names.sort_unstable();
    let mut digest = Sha256::new();
    for file in names.iter().filter_map(|name| Files::get(name)) {
        digest.update(file.metadata.sha256_hash());
    }
    short(&digest.finalize())
}

fn short(digest: &[u8]) -> Option<String> {
    digest.get(..6).map(random::hex)
}

/// Where a page finds the file with this name.
#[must_use]
pub fn address(name: &str) -> String {
    ASSETS.get(name).map_or_else(String::new, |asset| format!("/static/{}", asset.hashed))
}

/// One file. Its address changes with its content, so nobody asks twice.
#[get("/static/{name:.*}")]
pub async fn show(name: Path<String>) -> Reply<HttpResponse> {
    let asset = ASSETS.values().find(|asset| asset.hashed == *name);
    let asset = asset.ok_or_else(Problem::not_found)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, asset.kind))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes.clone()))
}

/// The routes of the files.
pub fn routes(config: &mut ServiceConfig) {
    config.service(show);
}
