//! The rows of people, as they are.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{ExportedBooking, ExportedNeeds, ExportedRegistration, ExportedStar};
use crate::booking::BookingStatus;
use crate::fault::{StoreError, StoreResult};
use crate::registration::Status;
use crate::schema::{booking, registration, registration_needs, star};
use crate::sql::{Tx, instant, json, micros, parse};
use crate::value::id::{BookingId, ConferenceId, PlaceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid};

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
pub fn list(tx: &mut Tx<'_>, id: ConferenceId) -> StoreResult<Vec<ExportedRegistration>> {
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

/// Adds a registration with all that belongs to it.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when an id is taken.
pub fn insert(
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
