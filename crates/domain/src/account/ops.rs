//! Making accounts, signing in and out.

use jiff::Timestamp;

use super::password::InvalidPassword;
use super::store::{self, Credentials};
use super::{Account, SIGNED_IN_FOR, SignInToken, rests_until};
use crate::actor::{Actor, Reach, Role};
use crate::audit;
use crate::fault::{Fault, Kind, StoreError, StoreResult};
use crate::sql::Tx;
use crate::value::id::AccountId;
use crate::value::{EmailAddress, Line};

/// Why an account is not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is one with this address.
    #[error("there is an account {0} already")]
    Exists(EmailAddress),
    /// The password breaks a rule.
    #[error("the password {0}")]
    Password(#[from] InvalidPassword),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for CreateError {
    fn kind(&self) -> Kind {
        match self {
            Self::Exists(_) => Kind::Conflict,
            Self::Password(_) => Kind::Invalid,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "account-exists",
            Self::Password(_) => "password-rule",
            Self::Store(error) => error.code(),
        }
    }
}

/// The wish for an account. The hash is made before, because it takes long.
#[derive(Clone, Debug)]
pub struct Create {
    /// The address to sign in with.
    pub email: EmailAddress,
    /// Whose it is.
    pub name: Line,
    /// What [`super::password::hash`] made of the password.
    pub password_hash: String,
    /// Its first role.
    pub role: (Reach, Role),
}

/// Makes an account.
///
/// # Errors
///
/// [`CreateError`] says why not; nothing is stored then.
pub fn create(tx: &mut Tx<'_>, actor: &Actor, wish: &Create) -> Result<Account, CreateError> {
    let account = Account {
        id: AccountId::new(tx.now()),
        email: wish.email.clone(),
        name: wish.name.clone(),
        roles: vec![wish.role],
    };
    match store::insert(tx, &account, &wish.password_hash) {
        Err(StoreError::Duplicate) => return Err(CreateError::Exists(wish.email.clone())),
        other => other?,
    }
    store::set_role(tx, account.id, wish.role)?;
    let change = (None::<&()>, Some(&wish.role.1));
    audit::record(tx, None, actor, "account.create", account.id.as_str(), change)?;
    Ok(account)
}

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Address or password is wrong, or the account rests; which of them is not said, so that
    /// nobody learns who has an account.
    #[error("address or password is wrong; after several wrong tries, wait a minute")]
    Wrong,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for SignInError {
    fn kind(&self) -> Kind {
        match self {
            Self::Wrong => Kind::Invalid,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "wrong-password",
            Self::Store(error) => error.code(),
        }
    }
}

/// What a sign-in is checked against; nothing if there is no such account, or if it rests after
/// too many wrong tries.
///
/// # Errors
///
/// When the store fails.
pub fn begin_sign_in(tx: &mut Tx<'_>, email: &EmailAddress) -> StoreResult<Option<Credentials>> {
    let found = store::find_credentials(tx, email)?;
    Ok(found.filter(|found| found.wait_until <= tx.now()))
}

/// Signs in, after the password was found right. Returns when the sign-in ends by itself.
///
/// # Errors
///
/// When the store fails.
pub fn sign_in(tx: &mut Tx<'_>, account: AccountId, token: &SignInToken) -> StoreResult<Timestamp> {
    store::set_rest(tx, account, 0, Timestamp::UNIX_EPOCH)?;
    let expires = tx.now().saturating_add(SIGNED_IN_FOR).unwrap_or(tx.now());
    store::insert_sign_in(tx, &SignInToken::digest(token.reveal()), account, expires)?;
    let actor = Actor::Staff { account, roles: Vec::new() };
    let change = (None::<&()>, None::<&()>);
    audit::record(tx, None, &actor, "account.sign-in", account.as_str(), change)?;
    Ok(expires)
}

/// Counts a wrong password, and lets the account rest after too many.
///
/// # Errors
///
/// When the store fails.
pub fn refuse_sign_in(tx: &mut Tx<'_>, account: AccountId) -> StoreResult<()> {
    let failures = store::count_failure(tx, account)?;
    store::set_rest(tx, account, failures, rests_until(failures, tx.now()))
}

/// Ends a sign-in.
///
/// # Errors
///
/// When the store fails.
pub fn sign_out(tx: &mut Tx<'_>, secret: &str) -> StoreResult<()> {
    store::delete_sign_in(tx, &SignInToken::digest(secret))
}

/// Whose sign-in this is, with all roles as they are now.
///
/// # Errors
///
/// When the store fails.
pub fn find_signed_in(tx: &mut Tx<'_>, secret: &str) -> StoreResult<Option<Account>> {
    store::find_signed_in(tx, &SignInToken::digest(secret))
}
