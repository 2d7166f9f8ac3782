// Made by `diesel print-schema`; see diesel.toml. One for both databases.

diesel::table! {
    conference (id) {
        id -> Text,
        slug -> Text,
        version -> BigInt,
        definition -> Text,
        changed_at -> BigInt,
        speakers_version -> BigInt,
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

diesel::table! {
    speaker (id) {
        id -> Text,
        conference -> Text,
        key -> Text,
        email -> Text,
        mailbox -> Text,
        assistant_name -> Text,
        assistant_email -> Nullable<Text>,
        language -> Text,
        pronouns -> Text,
        stage_needs -> Text,
        recording_consent -> Nullable<Bool>,
        photo_consent -> Nullable<Bool>,
        consented_at -> Nullable<BigInt>,
        link_generation -> Integer,
        link_sent_at -> Nullable<BigInt>,
        bounced -> Nullable<Text>,
        bounced_at -> Nullable<BigInt>,
        version -> BigInt,
        created_at -> BigInt,
        changed_at -> BigInt,
    }
}

diesel::table! {
    speaker_needs (speaker) {
        speaker -> Text,
        diet -> Text,
        access -> Text,
        consented_at -> BigInt,
        delete_at -> BigInt,
    }
}

diesel::table! {
    speaker_photo (speaker) {
        speaker -> Text,
        kind -> Text,
        bytes -> Binary,
        digest -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    speaker_file (id) {
        id -> Text,
        speaker -> Text,
        slot -> Text,
        name -> Text,
        kind -> Text,
        size -> BigInt,
        digest -> Text,
        bytes -> Binary,
        uploaded_at -> BigInt,
    }
}

diesel::table! {
    disclosure (speaker, slot, version) {
        speaker -> Text,
        slot -> Text,
        version -> Integer,
        nothing -> Bool,
        statement -> Text,
        disclosed_by -> Text,
        disclosed_at -> BigInt,
    }
}

diesel::table! {
    invite (uid) {
        uid -> Text,
        conference -> Text,
        speaker -> Text,
        item -> Text,
        address -> Text,
        mailbox -> Text,
        status -> Text,
        sequence -> Integer,
        asked_sequence -> Integer,
        told -> Text,
        comment -> Text,
        answered_by -> Nullable<Text>,
        answered_sequence -> Nullable<Integer>,
        answered_stamp -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        asked_at -> Nullable<BigInt>,
        reminded -> Text,
        refreshed_at -> Nullable<BigInt>,
        created_at -> BigInt,
        changed_at -> BigInt,
    }
}

diesel::table! {
    invite_answer (id) {
        id -> Text,
        invite -> Text,
        kind -> Text,
        way -> Text,
        answer -> Nullable<Text>,
        comment -> Text,
        sequence -> Integer,
        stamp -> BigInt,
        sender -> Text,
        verdict -> Text,
        proposed -> Nullable<Text>,
        said_at -> BigInt,
    }
}

diesel::table! {
    incoming (key) {
        key -> Text,
        conference -> Nullable<Text>,
        invite -> Nullable<Text>,
        outcome -> Text,
        why -> Text,
        sender -> Text,
        subject -> Text,
        mail -> Nullable<Binary>,
        received_at -> BigInt,
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
diesel::joinable!(speaker -> conference (conference));
diesel::joinable!(speaker_needs -> speaker (speaker));
diesel::joinable!(speaker_photo -> speaker (speaker));
diesel::joinable!(speaker_file -> speaker (speaker));
diesel::joinable!(disclosure -> speaker (speaker));
diesel::joinable!(invite -> conference (conference));
diesel::joinable!(invite -> speaker (speaker));
diesel::joinable!(invite_answer -> invite (invite));
diesel::joinable!(incoming -> conference (conference));
diesel::joinable!(incoming -> invite (invite));

diesel::allow_tables_to_appear_in_same_query!(
    account,
    audit,
    booking,
    conference,
    disclosure,
    feed,
    idempotency,
    incoming,
    invite,
    invite_answer,
    membership,
    outbox,
    place,
    programme_draft,
    programme_release,
    programme_step,
    registration,
    registration_needs,
    sign_in,
    speaker,
    speaker_file,
    speaker_needs,
    speaker_photo,
    star,
);
