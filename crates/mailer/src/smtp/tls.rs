//! Whom we trust to be the mail server.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// TLS 1.2 or 1.3, with the certificates of the operating system and those in `more`.
pub(crate) fn connector(more: Option<&Path>) -> Result<TlsConnector, String> {
    let mut roots = RootCertStore::empty();
    // Some of a system's certificates may be too old to be read; the others count.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(file) = more {
        for certificate in certificates(file)? {
            roots.add(certificate).map_err(|why| unreadable(file, &why))?;
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|why| why.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let all: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(file).map_err(|why| unreadable(file, &why))?.collect();
    let all = all.map_err(|why| unreadable(file, &why))?;
    if all.is_empty() {
        return Err(unreadable(file, &"there is none in it"));
    }
    Ok(all)
}

fn unreadable(file: &Path, why: &dyn std::fmt::Display) -> String {
    format!("the certificates in {} cannot be read: {why}", file.display())
}

#[cfg(test)]
mod tests {
    use super::connector;

    #[test]
    fn a_file_without_certificates_is_named() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        for (file, why) in [(here, "there is none in it"), ("/no/such/file", "No such file")] {
            let Err(said) = connector(Some(file.as_ref())) else { panic!("{file} is taken") };
            assert!(said.contains(file) && said.contains(why), "{said}");
        }
        assert!(connector(None).is_ok());
    }
}
