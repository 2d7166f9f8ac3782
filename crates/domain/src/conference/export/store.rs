//! All rows of a conference, as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Export, ExportedBooking, ExportedDraft, ExportedNeeds, ExportedPlace, ExportedRegistration,
    ExportedRelease, ExportedStar,
};
use crate::booking::BookingStatus;
use crate::conference::Definition;
use crate::fault::{StoreError, StoreResult};
use crate::place::PlaceDefinition;
use crate::programme::{Edition, Release, release};
use crate::registration::Status;
use crate::schema::{
    booking, conference, place, programme_draft, registration, registration_needs, star,
};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::{BookingId, ConferenceId, PlaceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid, Slug};

/// Whether there is a conference of this id or of this name.
///
/// # Errors
///
/// When the store fails.
pub fn exists(tx: &mut Tx<'_>, id: ConferenceId, slug: &Slug) -> StoreResult<bool> {
    let found = conference::table.filter(conference::id.eq(id).or(conference::slug.eq(slug)));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(tx.conn)?)
}

/// The version of a conference, when it changed last, and its definition.
///
/// # Errors
///
/// When the store fails or holds a definition that the rules do not know.
pub fn load(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<(i64, jiff::Timestamp, Definition)> {
    let (version, changed_at, text): (i64, i64, String) = conference::table
        .find(id)
        .select((conference::version, conference::changed_at, conference::definition))
        .get_result(tx.conn)?;
    Ok((version, instant(changed_at)?, parse("conference definition", &text)?))
}

/// The places of a conference, by key.
///
/// # Errors
///
/// When the store fails.
pub fn places(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedPlace>> {
    let rows: Vec<(PlaceId, Key, i64)> = place::table
        .filter(place::conference.eq(id))
        .select((place::id, place::key, place::next_ticket))
        .load(tx.conn)?;
    let mut places: Vec<_> = rows
        .into_iter()
        .map(|(id, key, next_ticket)| ExportedPlace { id, key, next_ticket })
        .collect();
    // No two databases sort texts alike.
    places.sort_by(|one, other| one.key.cmp(&other.key));
    Ok(places)
}

/// The draft of a conference's programme.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn draft(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Option<ExportedDraft>> {
    let row: Option<(i64, i64, String)> = programme_draft::table
        .find(id)
        .select((programme_draft::version, programme_draft::changed_at, programme_draft::programme))
        .get_result(tx.conn)
        .optional()?;
    let draft = |(version, changed_at, text): (i64, i64, String)| {
        let programme = parse("programme draft", &text)?;
        Ok(ExportedDraft { version, changed_at: instant(changed_at)?, programme })
    };
    row.map(draft).transpose()
}

/// The releases of a conference's programme, by number.
///
/// # Errors
///
/// When the store fails or holds a programme that the rules do not know.
pub fn releases(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedRelease>> {
    let mut releases = Vec::new();
    for edition in release::store::list(tx, id)?.into_iter().rev() {
        let Some(release) = release::store::find(tx, id, edition.number)? else { continue };
        let Edition { number, name, note, takes_back, released_by, released_at } = edition;
        let programme = release.programme.as_ref().clone();
        releases.push(ExportedRelease {
            number,
            name,
            note,
            takes_back,
            released_by,
            released_at,
            programme,
        });
    }
    Ok(releases)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = registration)]
struct Row {
    id: RegistrationId,
    status: Status,
    given_name: Line,
    family_name: Line,
    email: EmailAddress,
    affiliation: Line,
    country: Country,
    category: Key,
    focus_areas: String,
    language: Locale,
    orcid: Option<Orcid>,
    efn: Option<Efn>,
    photo_consent: Option<bool>,
    answers: String,
    notice_version: String,
    notice_accepted_at: i64,
    link_generation: i32,
    link_sent_at: i64,
    version: i64,
    created_at: i64,
    changed_at: i64,
}

impl TryFrom<Row> for ExportedRegistration {
    type Error = StoreError;

    fn try_from(row: Row) -> StoreResult<Self> {
        Ok(Self {
            id: row.id,
            status: row.status,
            given_name: row.given_name,
            family_name: row.family_name,
            email: row.email,
            affiliation: row.affiliation,
            country: row.country,
            category: row.category,
            focus_areas: parse("focus areas", &row.focus_areas)?,
            language: row.language,
            orcid: row.orcid,
            efn: row.efn,
            photo_consent: row.photo_consent,
            answers: parse("answers", &row.answers)?,
            notice_version: row.notice_version,
            notice_accepted_at: instant(row.notice_accepted_at)?,
            link_generation: row.link_generation,
            link_sent_at: instant(row.link_sent_at)?,
            version: row.version,
            created_at: instant(row.created_at)?,
            changed_at: instant(row.changed_at)?,
            needs: None,
            bookings: Vec::new(),
            stars: Vec::new(),
        })
    }
}

/// All registrations of a conference with what belongs to them, the first one first.
///
/// # Errors
///
/// When the store fails or holds something that the rules do not know.
pub fn registrations(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedRegistration>> {
    let rows: Vec<Row> = registration::table
        .filter(registration::conference.eq(id))
        .order(registration::id)
        .select(Row::as_select())
        .load(tx.conn)?;
    let mut needs = needs(tx, id)?;
    let mut bookings = bookings(tx, id)?;
    let mut stars = stars(tx, id)?;
    let whole = |row: Row| {
        let mut made = ExportedRegistration::try_from(row)?;
        made.needs = needs.remove(&made.id);
        made.bookings = bookings.remove(&made.id).unwrap_or_default();
        made.stars = stars.remove(&made.id).unwrap_or_default();
        made.stars.sort_by(|one, other| one.item.cmp(&other.item));
        Ok(made)
    };
    rows.into_iter().map(whole).collect()
}

/// What belongs to registrations, by their ids.
type ById<T> = BTreeMap<RegistrationId, T>;

fn needs(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<ById<ExportedNeeds>> {
    let rows: Vec<(RegistrationId, String, String, i64, i64)> = registration_needs::table
        .inner_join(registration::table)
        .filter(registration::conference.eq(id))
        .select(registration_needs::all_columns)
        .load(tx.conn)?;
    let needs = |(of, diet, access, consented_at, delete_at)| {
        let (consented_at, delete_at) = (instant(consented_at)?, instant(delete_at)?);
        Ok((of, ExportedNeeds { diet, access, consented_at, delete_at }))
    };
    rows.into_iter().map(needs).collect()
}

type BookingRow =
    (BookingId, RegistrationId, PlaceId, BookingStatus, Option<i64>, Option<i64>, String, i32, i64);

fn bookings(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<ById<Vec<ExportedBooking>>> {
    let rows: Vec<BookingRow> = booking::table
        .inner_join(registration::table)
        .filter(registration::conference.eq(id))
        .order(booking::id)
        .select(booking::all_columns)
        .load(tx.conn)?;
    let mut found: ById<Vec<ExportedBooking>> = BTreeMap::new();
    for (id, of, place, status, ticket, offer, uid, sequence, changed_at) in rows {
        let offer_expires_at = offer.map(instant).transpose()?;
        let changed_at = instant(changed_at)?;
        let booking = ExportedBooking {
            id,
            place,
            status,
            ticket,
            offer_expires_at,
            uid,
            sequence,
            changed_at,
        };
        found.entry(of).or_default().push(booking);
    }
    Ok(found)
}

fn stars(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<ById<Vec<ExportedStar>>> {
    let rows: Vec<(RegistrationId, String, i64)> = star::table
        .inner_join(registration::table)
        .filter(registration::conference.eq(id))
        .select(star::all_columns)
        .load(tx.conn)?;
    let mut found: ById<Vec<ExportedStar>> = BTreeMap::new();
    for (of, item, starred_at) in rows {
        let unknown = |why: crate::programme::InvalidItemId| StoreError::Corrupt {
            what: "star",
            why: why.to_string(),
        };
        let item = item.parse().map_err(unknown)?;
        let starred_at = instant(starred_at)?;
        found.entry(of).or_default().push(ExportedStar { item, starred_at });
    }
    Ok(found)
}

/// Adds the row of a conference.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when its id or its name is taken.
pub fn insert(tx: &mut Tx<'_>, export: &Export) -> StoreResult<()> {
    diesel::insert_into(conference::table)
        .values((
            conference::id.eq(export.id),
            conference::slug.eq(&export.definition.slug),
            conference::version.eq(export.edition),
            conference::definition.eq(json(&export.definition)?),
            conference::changed_at.eq(micros(export.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a place with so many seats that are taken, and so many people who wait.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when its id is taken.
pub fn insert_place(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    (exported, definition): (&ExportedPlace, &PlaceDefinition),
    (taken, waiting): (i32, i32),
) -> StoreResult<()> {
    diesel::insert_into(place::table)
        .values((
            place::id.eq(exported.id),
            place::conference.eq(conference),
            place::key.eq(&exported.key),
            place::capacity.eq(definition.capacity),
            place::taken.eq(taken),
            place::waiting.eq(waiting),
            place::next_ticket.eq(exported.next_ticket),
            place::overbooked.eq(definition.overbooked),
            place::cancelled.eq(definition.cancelled),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a draft.
///
/// # Errors
///
/// When the store fails.
pub fn insert_draft(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    draft: &ExportedDraft,
) -> StoreResult<()> {
    diesel::insert_into(programme_draft::table)
        .values((
            programme_draft::conference.eq(conference),
            programme_draft::version.eq(draft.version),
            programme_draft::programme.eq(json(&draft.programme)?),
            programme_draft::changed_at.eq(micros(draft.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a release.
///
/// # Errors
///
/// When the store fails.
pub fn insert_release(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    exported: &ExportedRelease,
) -> StoreResult<()> {
    let edition = Edition {
        number: exported.number,
        name: exported.name.clone(),
        note: exported.note.clone(),
        takes_back: exported.takes_back,
        released_by: exported.released_by.clone(),
        released_at: exported.released_at,
    };
    let programme = Arc::new(exported.programme.clone());
    release::store::insert(tx, conference, &Release { edition, programme })
}

/// Adds a registration with all that belongs to it.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when an id is taken.
pub fn insert_registration(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    new: &ExportedRegistration,
) -> StoreResult<()> {
    diesel::insert_into(registration::table)
        .values((
            registration::id.eq(new.id),
            registration::conference.eq(conference),
            registration::status.eq(new.status),
            registration::given_name.eq(&new.given_name),
            registration::family_name.eq(&new.family_name),
            registration::email.eq(&new.email),
            registration::mailbox.eq(new.email.mailbox()),
            registration::affiliation.eq(&new.affiliation),
            registration::country.eq(&new.country),
            registration::category.eq(&new.category),
            registration::focus_areas.eq(json(&new.focus_areas)?),
            registration::language.eq(new.language),
            registration::orcid.eq(&new.orcid),
            registration::efn.eq(&new.efn),
            registration::photo_consent.eq(new.photo_consent),
            registration::answers.eq(json(&new.answers)?),
            registration::notice_version.eq(&new.notice_version),
            registration::notice_accepted_at.eq(micros(new.notice_accepted_at)),
            registration::link_generation.eq(new.link_generation),
            registration::link_sent_at.eq(micros(new.link_sent_at)),
            registration::version.eq(new.version),
            registration::created_at.eq(micros(new.created_at)),
            registration::changed_at.eq(micros(new.changed_at)),
        ))
        .execute(tx.conn)?;
    if let Some(needs) = &new.needs {
        insert_needs(tx, new.id, needs)?;
    }
    for booking in &new.bookings {
        insert_booking(tx, new.id, booking)?;
    }
    for star in &new.stars {
        insert_star(tx, new.id, star)?;
    }
    Ok(())
}

fn insert_needs(tx: &mut Tx<'_>, of: RegistrationId, needs: &ExportedNeeds) -> StoreResult<()> {
    diesel::insert_into(registration_needs::table)
        .values((
            registration_needs::registration.eq(of),
            registration_needs::diet.eq(&needs.diet),
            registration_needs::access.eq(&needs.access),
            registration_needs::consented_at.eq(micros(needs.consented_at)),
            registration_needs::delete_at.eq(micros(needs.delete_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn insert_booking(
    tx: &mut Tx<'_>,
    of: RegistrationId,
    exported: &ExportedBooking,
) -> StoreResult<()> {
    diesel::insert_into(booking::table)
        .values((
            booking::id.eq(exported.id),
            booking::registration.eq(of),
            booking::place.eq(exported.place),
            booking::status.eq(exported.status),
            booking::ticket.eq(exported.ticket),
            booking::offer_expires_at.eq(exported.offer_expires_at.map(micros)),
            booking::uid.eq(&exported.uid),
            booking::sequence.eq(exported.sequence),
            booking::changed_at.eq(micros(exported.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn insert_star(tx: &mut Tx<'_>, of: RegistrationId, exported: &ExportedStar) -> StoreResult<()> {
    diesel::insert_into(star::table)
        .values((
            star::registration.eq(of),
            star::item.eq(exported.item.to_string()),
            star::starred_at.eq(micros(exported.starred_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
