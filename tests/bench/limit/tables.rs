//! The tables that a registration touches, as `crates/domain/src/schema.rs` has them.

diesel::table! {
    conference (id) {
        id -> Text,
    }
}

diesel::table! {
    place (id) {
        id -> Text,
        capacity -> Integer,
        taken -> Integer,
        waiting -> Integer,
    }
}

diesel::table! {
    registration (id) {
        id -> Text,
        conference -> Text,
        status -> Text,
        given_name -> Text,
        family_name -> Text,
        email -> Text,
        mailbox -> Text,
        affiliation -> Text,
        country -> Text,
        category -> Text,
        focus_areas -> Text,
        language -> Text,
        answers -> Text,
        notice_version -> Text,
        notice_accepted_at -> BigInt,
        link_generation -> Integer,
        link_sent_at -> BigInt,
        version -> BigInt,
        created_at -> BigInt,
        changed_at -> BigInt,
    }
}

diesel::table! {
    booking (id) {
        id -> Text,
        registration -> Text,
        place -> Text,
        status -> Text,
        uid -> Text,
        sequence -> Integer,
        changed_at -> BigInt,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        conference -> Text,
        stream -> Text,
        kind -> Text,
        recipient -> Text,
        language -> Text,
        message -> Text,
        message_id -> Text,
        status -> Text,
        attempts -> Integer,
        next_attempt_at -> BigInt,
        leased_until -> BigInt,
        created_at -> BigInt,
        doubtful -> Bool,
    }
}

diesel::table! {
    audit (id) {
        id -> Text,
        conference -> Nullable<Text>,
        actor -> Text,
        action -> Text,
        subject -> Text,
        after -> Nullable<Text>,
        at -> BigInt,
    }
}
