use super::*;

#[test]
fn slug_keeps_its_rules() {
    let cases = [
        ("precision-medicine-2022", Ok(())),
        ("ab", Err(InvalidSlug::Length)),
        ("Precision", Err(InvalidSlug::Character)),
        ("-precision", Err(InvalidSlug::Hyphen)),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<Slug>().map(|_| ()), expected, "{text:?}");
    }
}

#[test]
fn key_keeps_its_rules() {
    let cases = [
        ("dinner", Ok(())),
        ("on-site", Ok(())),
        ("", Err(InvalidKey::Length)),
        ("2nd", Err(InvalidKey::Character)),
        ("Dinner", Err(InvalidKey::Character)),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<Key>().map(|_| ()), expected, "{text:?}");
    }
}

#[test]
fn email_address_keeps_its_rules() {
    let long = format!("{}@example.org", "a".repeat(65));
    let cases = [
        ("ada@example.org", Ok("ada@example.org")),
        (" Ada.Prov+x@Example.org ", Ok("Ada.Prov+x@example.org")),
        ("ada@exämple.org", Ok("ada@xn--exmple-cua.org")),
        ("ada", Err(InvalidEmailAddress::Form)),
        ("@example.org", Err(InvalidEmailAddress::Form)),
        ("åsa@example.org", Err(InvalidEmailAddress::Local)),
        ("\"a b\"@example.org", Err(InvalidEmailAddress::Local)),
        ("a..b@example.org", Err(InvalidEmailAddress::Local)),
        (long.as_str(), Err(InvalidEmailAddress::Local)),
        ("ada@example", Err(InvalidEmailAddress::Domain)),
        ("ada@[127.0.0.1]", Err(InvalidEmailAddress::Domain)),
        ("ada@127.0.0.1", Err(InvalidEmailAddress::Domain)),
        ("ada@exa mple.org", Err(InvalidEmailAddress::Domain)),
        ("ada@example.org\r\nBcc: x@example.org", Err(InvalidEmailAddress::Local)),
    ];
    for (text, expected) in cases {
        let parsed = text.parse::<EmailAddress>();
        assert_eq!(
            parsed.as_ref().map(EmailAddress::as_str),
            expected.as_ref().copied(),
            "{text:?}"
        );
    }
}

#[test]
fn two_spellings_of_a_mailbox_are_one() {
    let one: EmailAddress = "Ada@Example.org".parse().unwrap();
    let other: EmailAddress = "ada@example.ORG".parse().unwrap();
    assert_eq!(one.mailbox(), other.mailbox());
}

#[test]
fn orcid_keeps_its_rules() {
    let cases = [
        ("0000-0002-1825-0097", Ok("0000-0002-1825-0097")),
        ("https://orcid.org/0000-0002-1694-233X", Ok("0000-0002-1694-233X")),
        ("000000021825009 7", Err(InvalidOrcid::Form)),
        ("0000-0002-1825-009", Err(InvalidOrcid::Form)),
        ("0000-0002-1825-0098", Err(InvalidOrcid::CheckDigit)),
        ("", Err(InvalidOrcid::Form)),
    ];
    for (text, expected) in cases {
        let parsed = text.parse::<Orcid>();
        assert_eq!(parsed.as_ref().map(Orcid::as_str), expected.as_ref().copied(), "{text:?}");
    }
}

#[test]
fn efn_keeps_its_rules() {
    let cases = [
        ("802760000000017", Ok("802760000000017")),
        ("80276 0123 456781", Ok("802760123456781")),
        ("80276000000001", Err(InvalidEfn::Length)),
        ("12345678901234x", Err(InvalidEfn::Length)),
        ("123456789012345", Err(InvalidEfn::Prefix)),
        ("802760000000018", Err(InvalidEfn::CheckDigit)),
    ];
    for (text, expected) in cases {
        let parsed = text.parse::<Efn>();
        assert_eq!(parsed.as_ref().map(Efn::as_str), expected.as_ref().copied(), "{text:?}");
    }
}

#[test]
fn a_line_is_one_clean_line() {
    let long = "x".repeat(201);
    let cases = [
        ("Ada  Prov", Ok("Ada Prov")),
        ("Ada\r\nBcc: evil@example.org", Ok("Ada Bcc: evil@example.org")),
        ("\u{202e}Ada\u{0}", Ok("Ada")),
        (" \t\u{200b}", Err(InvalidLine::Empty)),
        (long.as_str(), Err(InvalidLine::Length)),
    ];
    for (text, expected) in cases {
        let parsed = text.parse::<Line>();
        assert_eq!(parsed.as_ref().map(Line::as_str), expected.as_ref().copied(), "{text:?}");
    }
}

#[test]
fn countries_have_names_in_every_language_and_are_sorted_for_the_reader() {
    let sweden: Country = "se".parse().unwrap();
    assert_eq!(Locale::ALL.map(|l| sweden.name(l)), ["Sweden", "Sverige", "Schweden"]);
    assert_eq!("SX1".parse::<Country>(), Err(InvalidCountry));
    let swedish = Country::list(Locale::Sv);
    let last: Vec<_> = swedish.iter().rev().take(2).map(|(_, name)| *name).collect();
    assert_eq!(last, ["Östtimor", "Österrike"], "ö is the last letter in Swedish");
    let german = Country::list(Locale::De);
    let place = |code| german.iter().position(|(each, _)| *each == code);
    assert!(place("AT") < place("PK"), "Österreich stands among the words with o in German");
}

#[test]
fn the_reader_gets_the_language_asked_for_most() {
    let cases = [
        ("sv-SE,sv;q=0.9,en;q=0.8", Some(Locale::Sv)),
        ("fr,de;q=0.4,en;q=0.7", Some(Locale::En)),
        ("fr", None),
        ("de;q=0", None),
        ("", None),
    ];
    for (header, expected) in cases {
        assert_eq!(Locale::accepted(header), expected, "{header:?}");
    }
}
