//! The rows of registrations, and of diet and access needs apart from them.

use diesel::backend::Backend;
use diesel::dsl::count_star;
use diesel::expression::{ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Bool;
use jiff::Timestamp;

use super::{Chosen, Needs, Registration, Status};
use crate::fault::{StoreError, StoreResult};
use crate::schema::{registration, registration_needs};
use crate::sql::{Tx, instant, json, lower, micros, parse};
use crate::value::id::{ConferenceId, RegistrationId};
use crate::value::{Country, Efn, EmailAddress, Key, Line, Locale, Orcid};

#[derive(Queryable, Selectable)]
#[diesel(table_name = registration)]
struct Row {
    id: RegistrationId,
    conference: ConferenceId,
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

impl TryFrom<Row> for Registration {
    type Error = StoreError;

    fn try_from(row: Row) -> StoreResult<Self> {
        Ok(Self {
            id: row.id,
            conference: row.conference,
            status: row.status,
            email: row.email,
            given_name: row.given_name,
            family_name: row.family_name,
            affiliation: row.affiliation,
            country: row.country,
            language: row.language,
            orcid: row.orcid,
            efn: row.efn,
            photo_consent: row.photo_consent,
            chosen: Chosen {
                category: row.category,
                focus_areas: parse("focus areas", &row.focus_areas)?,
                answers: parse("answers", &row.answers)?,
            },
            notice_version: row.notice_version,
            notice_accepted_at: instant(row.notice_accepted_at)?,
            link_generation: row.link_generation,
            link_sent_at: instant(row.link_sent_at)?,
            version: row.version,
            created_at: instant(row.created_at)?,
            changed_at: instant(row.changed_at)?,
        })
    }
}

/// Adds a registration.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when the mailbox has a living one.
pub fn insert(tx: &mut Tx<'_>, new: &Registration) -> StoreResult<()> {
    diesel::insert_into(registration::table)
        .values((
            registration::id.eq(new.id),
            registration::conference.eq(new.conference),
            registration::status.eq(new.status),
            registration::given_name.eq(&new.given_name),
            registration::family_name.eq(&new.family_name),
            registration::email.eq(&new.email),
            registration::mailbox.eq(new.email.mailbox()),
            registration::affiliation.eq(&new.affiliation),
            registration::country.eq(&new.country),
            registration::category.eq(&new.chosen.category),
            registration::focus_areas.eq(json(&new.chosen.focus_areas)?),
            registration::language.eq(new.language),
            registration::orcid.eq(&new.orcid),
            registration::efn.eq(&new.efn),
            registration::photo_consent.eq(new.photo_consent),
            registration::answers.eq(json(&new.chosen.answers)?),
            registration::notice_version.eq(&new.notice_version),
            registration::notice_accepted_at.eq(micros(new.notice_accepted_at)),
            registration::link_generation.eq(new.link_generation),
            registration::link_sent_at.eq(micros(new.link_sent_at)),
            registration::version.eq(new.version),
            registration::created_at.eq(micros(new.created_at)),
            registration::changed_at.eq(micros(new.changed_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// One registration, whichever conference it belongs to: for the holder of its private link.
///
/// # Errors
///
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, id: RegistrationId) -> StoreResult<Option<Registration>> {
    let row: Option<Row> =
        registration::table.find(id).select(Row::as_select()).get_result(tx.conn).optional()?;
    row.map(Registration::try_from).transpose()
}

/// One registration of a conference.
///
/// # Errors
///
/// When the store fails.
pub fn find_in(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    id: RegistrationId,
) -> StoreResult<Option<Registration>> {
    Ok(find(tx, id)?.filter(|found| found.conference == conference))
}

/// That a registration is not cancelled: the condition of its partial index, letter by letter.
///
/// With a bound value in its place SQLite would plan the query anew for each registration, since
/// another value might rule the index out.
#[derive(Clone, Copy, Debug, QueryId)]
struct Living;

impl Expression for Living {
    type SqlType = Bool;
}

impl SelectableExpression<registration::table> for Living {}

impl AppearsOnTable<registration::table> for Living {}

impl ValidGrouping<()> for Living {
    type IsAggregate = is_aggregate::No;
}

impl<DB: Backend> QueryFragment<DB> for Living {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("registration.status <> 'cancelled'");
        Ok(())
    }
}

/// The living registration of an address.
///
/// # Errors
///
/// When the store fails.
pub fn find_living(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    email: &EmailAddress,
) -> StoreResult<Option<Registration>> {
    let row: Option<Row> = registration::table
        .filter(registration::conference.eq(conference))
        .filter(registration::mailbox.eq(email.mailbox()))
        .filter(Living)
        .select(Row::as_select())
        .get_result(tx.conn)
        .optional()?;
    row.map(Registration::try_from).transpose()
}

/// What to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only with this status.
    pub status: Option<Status>,
    /// Only those in whose name, address or affiliation this text stands, in small or large
    /// letters.
    pub text: Option<String>,
    /// Only those before this one, for the next page.
    pub before: Option<RegistrationId>,
}

/// A page of a conference's registrations, newest first.
///
/// # Errors
///
/// When the store fails.
pub fn list(
    tx: &mut Tx<'_>,
    conference: ConferenceId,
    filter: &Filter,
    most: i64,
) -> StoreResult<Vec<Registration>> {
    let mut query = registration::table
        .filter(registration::conference.eq(conference))
        .order(registration::id.desc())
        .limit(most)
        .select(Row::as_select())
        .into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(registration::status.eq(status));
    }
    if let Some(before) = filter.before {
        query = query.filter(registration::id.lt(before));
    }
    if let Some(text) = &filter.text {
        let text = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        // Both sides by the same database, because no two know the same small letters.
        let pattern = || lower(format!("%{text}%"));
        let found = registration::mailbox
            .like(pattern())
            .escape('\\')
            .or(lower(registration::given_name).like(pattern()).escape('\\'))
            .or(lower(registration::family_name).like(pattern()).escape('\\'))
            .or(lower(registration::affiliation).like(pattern()).escape('\\'));
        query = query.filter(found);
    }
    let rows: Vec<Row> = query.load(tx.conn)?;
    rows.into_iter().map(Registration::try_from).collect()
}

/// How many registrations of each status a conference has.
///
/// # Errors
///
/// When the store fails.
pub fn count(tx: &mut Tx<'_>, conference: ConferenceId) -> StoreResult<Vec<(Status, i64)>> {
    Ok(registration::table
        .filter(registration::conference.eq(conference))
        .group_by(registration::status)
        .select((registration::status, count_star()))
        .load(tx.conn)?)
}

/// Sets what follows from the bookings, or that it is cancelled, and counts the change.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when somebody changed it meanwhile.
pub fn set_status(tx: &mut Tx<'_>, of: &mut Registration, to: Status) -> StoreResult<()> {
    let to = if of.status == to {
        to
    } else {
        of.status.step(to).map_err(|why| StoreError::Refused(why.to_string()))?
    };
    let changed = diesel::update(registration::table.find(of.id))
        .filter(registration::version.eq(of.version))
        .set((
            registration::status.eq(to),
            registration::version.eq(of.version + 1),
            registration::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        return Err(StoreError::Conflict);
    }
    of.status = to;
    of.version += 1;
    of.changed_at = tx.now();
    Ok(())
}

/// Sets what the person says of themselves and counts the change.
///
/// # Errors
///
/// When the store fails; [`StoreError::Conflict`] when somebody changed it meanwhile.
pub fn set_details(tx: &mut Tx<'_>, of: &mut Registration) -> StoreResult<()> {
    let changed = diesel::update(registration::table.find(of.id))
        .filter(registration::version.eq(of.version))
        .set((
            registration::given_name.eq(&of.given_name),
            registration::family_name.eq(&of.family_name),
            registration::affiliation.eq(&of.affiliation),
            registration::country.eq(&of.country),
            registration::category.eq(&of.chosen.category),
            registration::focus_areas.eq(json(&of.chosen.focus_areas)?),
            registration::language.eq(of.language),
            registration::orcid.eq(&of.orcid),
            registration::efn.eq(&of.efn),
            registration::photo_consent.eq(of.photo_consent),
            registration::answers.eq(json(&of.chosen.answers)?),
            registration::version.eq(of.version + 1),
            registration::changed_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        return Err(StoreError::Conflict);
    }
    of.version += 1;
    of.changed_at = tx.now();
    Ok(())
}

/// Notes that the private link was sent, if none was since `unless_since`.
///
/// # Errors
///
/// When the store fails.
pub fn set_link_sent(
    tx: &mut Tx<'_>,
    id: RegistrationId,
    unless_since: Timestamp,
) -> StoreResult<bool> {
    let noted = diesel::update(registration::table.find(id))
        .filter(registration::link_sent_at.le(micros(unless_since)))
        .set(registration::link_sent_at.eq(micros(tx.now())))
        .execute(tx.conn)?;
    Ok(noted == 1)
}

/// Raises the generation, so that every private link sent before is void.
///
/// # Errors
///
/// When the store fails.
pub fn raise_link_generation(tx: &mut Tx<'_>, of: &mut Registration) -> StoreResult<()> {
    of.link_generation += 1;
    diesel::update(registration::table.find(of.id))
        .set(registration::link_generation.eq(of.link_generation))
        .execute(tx.conn)?;
    Ok(())
}

/// Diet and access needs.
///
/// # Errors
///
/// When the store fails.
pub fn find_needs(tx: &mut Tx<'_>, id: RegistrationId) -> StoreResult<Option<Needs>> {
    let row: Option<(String, String)> = registration_needs::table
        .find(id)
        .select((registration_needs::diet, registration_needs::access))
        .get_result(tx.conn)
        .optional()?;
    Ok(row.map(|(diet, access)| Needs { diet, access }))
}

/// Sets or removes diet and access needs; they are deleted at `delete_at`.
///
/// # Errors
///
/// When the store fails.
pub fn set_needs(
    tx: &mut Tx<'_>,
    id: RegistrationId,
    needs: Option<&Needs>,
    delete_at: Timestamp,
) -> StoreResult<()> {
    diesel::delete(registration_needs::table.find(id)).execute(tx.conn)?;
    if let Some(needs) = needs {
        diesel::insert_into(registration_needs::table)
            .values((
                registration_needs::registration.eq(id),
                registration_needs::diet.eq(&needs.diet),
                registration_needs::access.eq(&needs.access),
                registration_needs::consented_at.eq(micros(tx.now())),
                registration_needs::delete_at.eq(micros(delete_at)),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Deletes the needs whose time is over.
///
/// # Errors
///
/// When the store fails.
pub fn delete_needs_due(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let due = registration_needs::table.filter(registration_needs::delete_at.le(micros(tx.now())));
    Ok(diesel::delete(due).execute(tx.conn)?)
}
