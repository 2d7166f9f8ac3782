//! Who acts, and the one table of who may do what.

use crate::fault::{Fault, Kind};
use crate::value::id::{AccountId, ConferenceId, RegistrationId, SpeakerId};

/// What somebody may want to do with a conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Read registrations and their bookings.
    SeeRegistrations,
    /// Read diet and access needs, which are health data.
    SeeNeeds,
    /// Change or cancel the registration of somebody else.
    ManageRegistrations,
    /// Read the outbox and try a dead letter again.
    ManageOutbox,
    /// Change the conference itself: dates, places, questions.
    ManageConference,
    /// Change and release the programme.
    ManageProgramme,
    /// Give and take roles.
    ManageTeam,
}

impl Permission {
    /// All permissions.
    pub const ALL: [Self; 7] = [
        Self::SeeRegistrations,
        Self::SeeNeeds,
        Self::ManageRegistrations,
        Self::ManageOutbox,
        Self::ManageConference,
        Self::ManageProgramme,
        Self::ManageTeam,
    ];
}

/// What an account of staff is to a conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// May do everything, also give roles.
    Owner,
    /// Runs registration and programme.
    Organiser,
    /// Cares for one track of the programme.
    TrackChair,
    /// Stands at the door.
    CheckIn,
}

crate::value::named!(Role, UnknownRole {
    Owner => "owner",
    Organiser => "organiser",
    TrackChair => "track-chair",
    CheckIn => "check-in",
});

impl Role {
    /// The table of permissions.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Owner => true,
            Self::Organiser => !matches!(permission, P::ManageTeam),
            Self::TrackChair => matches!(permission, P::ManageProgramme),
            Self::CheckIn => matches!(permission, P::SeeRegistrations),
        }
    }
}

/// Which conferences a role holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every conference of the installation.
    All,
    /// One conference.
    One(ConferenceId),
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who is not known: a visitor of the public pages.
    Visitor,
    /// The holder of a private link.
    Attendee(RegistrationId),
    /// The holder of the private link of a speaker: they themselves, or their assistant.
    Speaker(SpeakerId),
    /// Somebody signed in, with all roles they hold.
    Staff {
        /// The account.
        account: AccountId,
        /// Its roles.
        roles: Vec<(Reach, Role)>,
    },
    /// Whoever runs the installation, at its command line.
    Operator,
    /// Plenum itself, when time has passed.
    Clock,
}

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// The role does not allow it.
    #[error("your role does not allow this; ask an owner of the conference")]
    Role,
}

impl Fault for Refused {
    fn kind(&self) -> Kind {
        Kind::Forbidden
    }

    fn code(&self) -> &'static str {
        match self {
            Self::SignIn => "sign-in-needed",
            Self::Role => "role-needed",
        }
    }
}

impl Actor {
    /// Passes if the actor may do this with the conference.
    ///
    /// # Errors
    ///
    /// [`Refused`] says whether to sign in or to ask for a role.
    pub fn may(&self, permission: Permission, conference: ConferenceId) -> Result<(), Refused> {
        match self {
            Self::Operator | Self::Clock => Ok(()),
            Self::Visitor | Self::Attendee(_) | Self::Speaker(_) => Err(Refused::SignIn),
            Self::Staff { roles, .. } => {
                let reaches = |reach: &Reach| match reach {
                    Reach::All => true,
                    Reach::One(id) => *id == conference,
                };
                let may = roles.iter().any(|(reach, role)| reaches(reach) && role.may(permission));
                if may { Ok(()) } else { Err(Refused::Role) }
            }
        }
    }

    /// Whether the actor holds any role for the conference.
    #[must_use]
    pub fn belongs_to(&self, conference: ConferenceId) -> bool {
        match self {
            Self::Operator | Self::Clock => true,
            Self::Visitor | Self::Attendee(_) | Self::Speaker(_) => false,
            Self::Staff { roles, .. } => roles
                .iter()
                .any(|(reach, _)| *reach == Reach::All || *reach == Reach::One(conference)),
        }
    }
}

/// How the audit log names an actor.
impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Visitor => f.write_str("visitor"),
            Self::Attendee(id) => write!(f, "attendee {id}"),
            Self::Speaker(id) => write!(f, "speaker {id}"),
            Self::Staff { account, .. } => write!(f, "staff {account}"),
            Self::Operator => f.write_str("operator"),
            Self::Clock => f.write_str("clock"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn the_table_of_permissions_is_as_drawn() {
        use Permission as P;
        let drawn = [
            (Role::Owner, P::ALL.to_vec()),
            (Role::Organiser, P::ALL.into_iter().filter(|p| *p != P::ManageTeam).collect()),
            (Role::TrackChair, vec![P::ManageProgramme]),
            (Role::CheckIn, vec![P::SeeRegistrations]),
        ];
        for (role, allowed) in drawn {
            for permission in P::ALL {
                assert_eq!(
                    role.may(permission),
                    allowed.contains(&permission),
                    "{role:?} {permission:?}"
                );
            }
        }
    }

    #[test]
    fn a_role_ends_at_its_conference() {
        let now = Timestamp::UNIX_EPOCH;
        let (ours, other) = (ConferenceId::new(now), ConferenceId::new(now));
        let chair = Actor::Staff {
            account: AccountId::new(now),
            roles: vec![(Reach::One(ours), Role::Organiser)],
        };
        assert_eq!(chair.may(Permission::SeeRegistrations, ours), Ok(()));
        assert_eq!(chair.may(Permission::SeeRegistrations, other), Err(Refused::Role));
        assert_eq!(Actor::Visitor.may(Permission::SeeRegistrations, ours), Err(Refused::SignIn));
    }
}
