//! The pages of speakers, and those on which organisers say how they are reached.

use super::{By, Page, nothing_is_wrong, page, sent};

const BO: By = By::Speaker("bo");

/// All of them.
pub const PAGES: &[Page] = &[
    page(By::Visitor, "/conferences/testkongress-2022/speaker-link", 200),
    sent(By::Visitor, "/conferences/testkongress-2022/speaker-link", &[], 422),
    page(By::Visitor, "/speaker", 401),
    page(BO, "/speaker", 200),
    page(BO, "/speaker?done=profile", 200),
    page(BO, "/speaker/profile", 200),
    page(BO, "/speaker/availability", 200),
    page(BO, "/speaker/needs", 200),
    sent(BO, "/speaker/needs", &[("field-diet", "no nuts")], 422),
    page(BO, "/speaker/assistant", 200),
    sent(BO, "/speaker/assistant", &[("field-assistant-email", "@")], 422),
    page(BO, "/speaker/photo", 200),
    sent(BO, "/speaker/photo", &[], 422),
    page(BO, "/speaker/slots/t0", 200),
    sent(BO, "/speaker/slots/t0", &[], 422),
    sent(BO, "/speaker/slots/t0", &[("field-disclosure-0", "")], 200),
    page(By::Visitor, "/conferences/testkongress-2022/programme/slots/t0", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/speakers", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/speakers/bo", 200),
    page(By::Staff, "/staff/conferences/testkongress-2022/speakers/ada", 200),
    sent(By::Staff, "/staff/conferences/testkongress-2022/speakers/ada", &[], 422),
    page(By::Staff, "/staff/conferences/testkongress-2022/speaker-import", 200),
    sent(By::Staff, "/staff/conferences/testkongress-2022/speaker-import", &[], 422),
];

#[actix_web::test]
async fn nothing_is_wrong_with_the_pages_of_speakers() {
    nothing_is_wrong(PAGES).await;
}
