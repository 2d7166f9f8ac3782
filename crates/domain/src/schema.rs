// Made by `diesel print-schema`; see diesel.toml. One for both databases.

diesel::table! {
    conference (id) {
        id -> Text,
        slug -> Text,
        version -> BigInt,
        definition -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    programme_release (conference, number) {
        conference -> Text,
        number -> Integer,
        name -> Text,
        note -> Text,
        programme -> Text,
        takes_back -> Nullable<Integer>,
        released_by -> Text,
        released_at -> BigInt,
    }
}

diesel::table! {
    programme_draft (conference) {
        conference -> Text,
        version -> BigInt,
        programme -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    programme_step (conference, version) {
        conference -> Text,
        version -> BigInt,
        kind -> Text,
        state -> Text,
        deed -> Text,
        touched -> Text,
        patch -> Text,
        made_by -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    star (registration, item) {
        registration -> Text,
        item -> Text,
        starred_at -> BigInt,
    }
}

diesel::table! {
    feed (token_hash) {
        token_hash -> Text,
        registration -> Text,
        created_at -> BigInt,
        fetched_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    place (id) {
        id -> Text,
        conference -> Text,
        key -> Text,
        capacity -> Integer,
        taken -> Integer,
        waiting -> Integer,
        next_ticket -> BigInt,
        overbooked -> Bool,
        cancelled -> Bool,
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
        orcid -> Nullable<Text>,
        efn -> Nullable<Text>,
        photo_consent -> Nullable<Bool>,
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
    registration_needs (registration) {
        registration -> Text,
        diet -> Text,
        access -> Text,
        consented_at -> BigInt,
        delete_at -> BigInt,
    }
}

diesel::table! {
    booking (id) {
        id -> Text,
        registration -> Text,
        place -> Text,
        status -> Text,
        ticket -> Nullable<BigInt>,
        offer_expires_at -> Nullable<BigInt>,
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
        lease -> Nullable<Text>,
        leased_until -> BigInt,
        mime -> Nullable<Binary>,
        last_error -> Nullable<Text>,
        created_at -> BigInt,
        settled_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    audit (id) {
        id -> Text,
        conference -> Nullable<Text>,
        actor -> Text,
        action -> Text,
        subject -> Text,
        before -> Nullable<Text>,
        after -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    account (id) {
        id -> Text,
        email -> Text,
        mailbox -> Text,
        name -> Text,
        password_hash -> Text,
        failures -> Integer,
        wait_until -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    membership (account, conference) {
        account -> Text,
        conference -> Text,
        role -> Text,
    }
}

diesel::table! {
    sign_in (token_hash) {
        token_hash -> Text,
        account -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    idempotency (scope, key) {
        scope -> Text,
        key -> Text,
        fingerprint -> Text,
        answer -> Text,
        created_at -> BigInt,
    }
}

diesel::joinable!(place -> conference (conference));
diesel::joinable!(registration -> conference (conference));
diesel::joinable!(booking -> registration (registration));
diesel::joinable!(booking -> place (place));
diesel::joinable!(outbox -> conference (conference));
diesel::joinable!(programme_release -> conference (conference));
diesel::joinable!(programme_draft -> conference (conference));
diesel::joinable!(programme_step -> conference (conference));
diesel::joinable!(star -> registration (registration));
diesel::joinable!(feed -> registration (registration));
diesel::joinable!(registration_needs -> registration (registration));
diesel::joinable!(membership -> account (account));
diesel::joinable!(sign_in -> account (account));

diesel::allow_tables_to_appear_in_same_query!(
    account,
    audit,
    booking,
    conference,
    feed,
    idempotency,
    membership,
    outbox,
    place,
    programme_draft,
    programme_release,
    programme_step,
    registration,
    registration_needs,
    sign_in,
    star,
);
