//! The rows of accounts, roles and sign-ins.

use diesel::prelude::*;
use jiff::Timestamp;

use super::Account;
use crate::actor::{Reach, Role};
use crate::fault::{StoreError, StoreResult};
use crate::schema::{account, membership, sign_in};
use crate::sql::{Tx, instant, micros};
use crate::value::id::AccountId;
use crate::value::{EmailAddress, Line};

/// How a role for every conference is stored.
const EVERYWHERE: &str = "*";

/// Adds an account without roles.
///
/// # Errors
///
/// When the store fails; [`StoreError::Duplicate`] when the address has one.
pub fn insert(tx: &mut Tx<'_>, new: &Account, password_hash: &str) -> StoreResult<()> {
    diesel::insert_into(account::table)
        .values((
            account::id.eq(new.id),
            account::email.eq(&new.email),
            account::mailbox.eq(new.email.mailbox()),
            account::name.eq(&new.name),
            account::password_hash.eq(password_hash),
            account::failures.eq(0),
            account::wait_until.eq(0_i64),
            account::created_at.eq(micros(tx.now())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Gives an account its role for one or all conferences.
///
/// # Errors
///
/// When the store fails.
pub fn set_role(tx: &mut Tx<'_>, id: AccountId, (reach, role): (Reach, Role)) -> StoreResult<()> {
    let place = match &reach {
        Reach::All => EVERYWHERE,
        Reach::One(conference) => conference.as_str(),
    };
    diesel::delete(membership::table.find((id, place))).execute(tx.conn)?;
    diesel::insert_into(membership::table)
        .values((
            membership::account.eq(id),
            membership::conference.eq(place),
            membership::role.eq(role.as_str()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// What a sign-in is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub account: AccountId,
    /// The PHC string of its password.
    pub password_hash: String,
    /// Wrong tries in a row.
    pub failures: i32,
    /// Until when no try is looked at.
    pub wait_until: Timestamp,
}

/// The credentials of the account with this address.
///
/// # Errors
///
/// When the store fails.
pub fn find_credentials(tx: &mut Tx<'_>, email: &EmailAddress) -> StoreResult<Option<Credentials>> {
    let row: Option<(AccountId, String, i32, i64)> = account::table
        .filter(account::mailbox.eq(email.mailbox()))
        .select((account::id, account::password_hash, account::failures, account::wait_until))
        .get_result(tx.conn)
        .optional()?;
    row.map(|(account, password_hash, failures, wait_until)| {
        Ok(Credentials { account, password_hash, failures, wait_until: instant(wait_until)? })
    })
    .transpose()
}

/// Counts one more wrong try and returns how many there are now.
///
/// # Errors
///
/// When the store fails or the account is gone.
pub fn count_failure(tx: &mut Tx<'_>, id: AccountId) -> StoreResult<i32> {
    Ok(diesel::update(account::table.find(id))
        .set(account::failures.eq(account::failures + 1))
        .returning(account::failures)
        .get_result(tx.conn)?)
}

/// Sets the count of wrong tries, and until when no try is looked at.
///
/// # Errors
///
/// When the store fails.
pub fn set_rest(
    tx: &mut Tx<'_>,
    id: AccountId,
    failures: i32,
    wait_until: Timestamp,
) -> StoreResult<()> {
    diesel::update(account::table.find(id))
        .set((account::failures.eq(failures), account::wait_until.eq(micros(wait_until))))
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a sign-in.
///
/// # Errors
///
/// When the store fails.
pub fn insert_sign_in(
    tx: &mut Tx<'_>,
    token_hash: &str,
    account: AccountId,
    expires_at: Timestamp,
) -> StoreResult<()> {
    diesel::insert_into(sign_in::table)
        .values((
            sign_in::token_hash.eq(token_hash),
            sign_in::account.eq(account),
            sign_in::created_at.eq(micros(tx.now())),
            sign_in::expires_at.eq(micros(expires_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a sign-in.
///
/// # Errors
///
/// When the store fails.
pub fn delete_sign_in(tx: &mut Tx<'_>, token_hash: &str) -> StoreResult<()> {
    diesel::delete(sign_in::table.find(token_hash)).execute(tx.conn)?;
    Ok(())
}

/// Forgets sign-ins that have expired.
///
/// # Errors
///
/// When the store fails.
pub fn delete_expired_sign_ins(tx: &mut Tx<'_>) -> StoreResult<usize> {
    let expired = sign_in::table.filter(sign_in::expires_at.le(micros(tx.now())));
    Ok(diesel::delete(expired).execute(tx.conn)?)
}

/// Whose account this is, if it is still there.
///
/// # Errors
///
/// When the store fails.
pub fn find_name(tx: &mut Tx<'_>, id: AccountId) -> StoreResult<Option<Line>> {
    Ok(account::table.find(id).select(account::name).get_result(tx.conn).optional()?)
}

/// The account of a living sign-in.
///
/// # Errors
///
/// When the store fails.
pub fn find_signed_in(tx: &mut Tx<'_>, token_hash: &str) -> StoreResult<Option<Account>> {
    let row: Option<(AccountId, EmailAddress, Line)> = sign_in::table
        .inner_join(account::table)
        .filter(sign_in::token_hash.eq(token_hash))
        .filter(sign_in::expires_at.gt(micros(tx.now())))
        .select((account::id, account::email, account::name))
        .get_result(tx.conn)
        .optional()?;
    let Some((id, email, name)) = row else { return Ok(None) };
    let rows: Vec<(String, String)> = membership::table
        .filter(membership::account.eq(id))
        .order(membership::conference)
        .select((membership::conference, membership::role))
        .load(tx.conn)?;
    let roles = rows.iter().map(|(place, role)| membership_of(place, role));
    Ok(Some(Account { id, email, name, roles: roles.collect::<StoreResult<_>>()? }))
}

fn membership_of(place: &str, role: &str) -> StoreResult<(Reach, Role)> {
    let corrupt = |why: String| StoreError::Corrupt { what: "membership", why };
    let role = role.parse().map_err(|why: crate::actor::UnknownRole| corrupt(why.to_string()))?;
    let reach = match place {
        EVERYWHERE => Reach::All,
        id => Reach::One(id.parse().map_err(|why: uuid::Error| corrupt(why.to_string()))?),
    };
    Ok((reach, role))
}
