//! The library's ways to a record, some of which no command takes.

use nato_partners::data::{Dataset, Party};

#[test]
fn whoever_names_a_record_for_sure_is_given_it_and_nobody_else_is() {
    let dataset = Dataset::embedded();
    for format in &dataset.formats {
        assert_eq!(dataset.format_named(&format.id).map(|found| &found.id), Some(&format.id));
    }
    for meeting in &dataset.meetings {
        assert_eq!(dataset.meeting(&meeting.id).map(|found| &found.id), Some(&meeting.id));
        assert_eq!(dataset.meeting_named(&meeting.id).map(|found| &found.id), Some(&meeting.id));
    }
    for country in &dataset.countries {
        let code = country.id.as_str();
        assert_eq!(dataset.party_named(code).map(Party::code), Some(code));
    }
    assert!(dataset.format_named("Warsaw Pact").is_none());
    assert!(dataset.meeting("vienna-1815").is_none());
    assert!(dataset.meeting_named("brussels").is_none(), "there were several in Brussels");
    assert!(dataset.party_named("Korea").is_none());
}
