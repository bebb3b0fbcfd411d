use super::*;

#[test]
fn a_pipe_gets_everything_on_one_line() {
    let screen = written(&table(&ships()), Output::Table, &style(None));
    assert_eq!(
        screen,
        "2 ships

Code  Name                                      Built    Sunk        Crew  Waters
────────────────────────────────────────────────────────────────────────────────────────────
AR    Argo                                      1995-02  –             50  Black Sea; Aegean
TT    The Unsinkable Lady of the Northern Seas  –        1912-04-15  2240  –
"
    );
}

#[test]
fn a_wide_terminal_wraps_the_widest_text() {
    let screen = written(&table(&ships()), Output::Table, &style(Some(80)));
    assert_eq!(
        screen,
        "2 ships

Code  Name                        Built    Sunk        Crew  Waters
──────────────────────────────────────────────────────────────────────────────
AR    Argo                        1995-02  –             50  Black Sea; Aegean
TT    The Unsinkable Lady of the  –        1912-04-15  2240  –
      Northern Seas
"
    );
}

#[test]
fn a_smaller_terminal_loses_a_column_and_says_so() {
    let screen = written(&table(&ships()), Output::Table, &style(Some(60)));
    assert_eq!(
        screen,
        "2 ships

Code  Name                        Built    Sunk        Crew
───────────────────────────────────────────────────────────
AR    Argo                        1995-02  –             50
TT    The Unsinkable Lady of the  –        1912-04-15  2240
      Northern Seas

not shown at this width: waters (-o list shows every column)
"
    );
}

#[test]
fn a_narrow_terminal_gets_a_list() {
    let screen = written(&table(&ships()), Output::Table, &style(Some(40)));
    assert_eq!(
        screen,
        "2 ships

Code:   AR
Name:   Argo
Built:  1995-02
Sunk:   –
Crew:   50
Waters: Black Sea; Aegean

Code:   TT
Name:   The Unsinkable Lady of the
        Northern Seas
Built:  –
Sunk:   1912-04-15
Crew:   2240
Waters: –
"
    );
}

#[test]
fn a_page_is_read_from_top_to_bottom() {
    let screen = written(&page(&ships()), Output::Table, &style(Some(60)));
    assert_eq!(
        screen,
        "Home Fleet
──────────

Code:  HF
Motto: We sail at dawn, whatever the weather may bring

Ships
  Name                                      Crew
  ──────────────────────────────────────────────
  Argo                                        50
  The Unsinkable Lady of the Northern Seas  2240

Notes
  One.

  Two.

Sources
  Lloyd's Register
    Seen on 2024-05-01.
    https://example.org/a/very/long/address/that/is/never/cut
"
    );
}

#[test]
fn a_page_as_a_list_has_its_rows_below_each_other() {
    let screen = written(&page(&ships()), Output::List, &style(Some(30)));
    let argo = "Ships\n  Name: Argo\n  Crew: 50\n\n  Name: The Unsinkable";
    assert!(screen.contains(argo), "{screen}");
}

#[test]
fn a_page_makes_a_document() {
    let screen = written(&page(&ships()), Output::Markdown, &style(None));
    assert_eq!(
        screen,
        "# Home Fleet

- **Code:** HF
- **Motto:** We sail at dawn, whatever the weather may bring

## Ships

| Name | Crew |
| --- | ---: |
| Argo | 50 |
| The Unsinkable Lady of the Northern Seas | 2240 |

## Notes

One.

Two.

## Sources

- Lloyd's Register
  - Seen on 2024-05-01.
  - <https://example.org/a/very/long/address/that/is/never/cut>
"
    );
}

#[test]
fn a_page_is_one_object() {
    let screen = written(&page(&ships()), Output::Json, &style(None));
    assert_eq!(
        screen,
        r#"{
  "code": "HF",
  "ended": null,
  "motto": "We sail at dawn, whatever the weather may bring",
  "ships": [
    {
      "name": "Argo",
      "crew": 50
    },
    {
      "name": "The Unsinkable Lady of the Northern Seas",
      "crew": 2240
    }
  ],
  "lost": [],
  "notes": [
    "One.",
    "",
    "Two."
  ],
  "sources": [
    {
      "title": "Lloyd's Register",
      "lines": [
        "Seen on 2024-05-01."
      ],
      "urls": [
        "https://example.org/a/very/long/address/that/is/never/cut"
      ]
    }
  ]
}
"#
    );
}

#[test]
fn an_ascii_screen_has_no_other_rules_or_dashes() {
    let ascii = Style { ascii: true, ..style(Some(80)) };
    let ships = ships();
    for body in [table(&ships), page(&ships)] {
        assert!(written(&body, Output::Table, &ascii).is_ascii());
    }
}
