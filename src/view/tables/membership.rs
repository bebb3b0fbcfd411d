//! The tables of formats and of who was in them.

use super::table;
use crate::model::{Confidence, Format, Left, Nonmember, Renaming, Suspension, Text, Tie, Variant};
use crate::output::Cell;
use crate::query::{Fact, Item, NameFact, SpellFact};

table! {
    /// Partnership formats.
    fn formats(format: Format), key "format",
    "A partnership format of NATO, and NATO itself" {
        text "format!" "The id, which never changes, whatever the format is called" => &*format.id;
        text "kind! = alliance/council/commission/regional-forum/programme/initiative/instrument/platform/informal-grouping" "What kind of format it is" => format.kind.word();
        text "summary!" "What it is for" => &*format.summary;
        date "founded!" "When it was founded; unknown where there was no act of founding" => format.founded.date;
        text "founded_place" "Where" => format.founded.place.as_deref();
        text "founded_by" "By whom" => format.founded.by.as_deref();
        text "founded_document" "In which paper" => format.founded.document.as_deref();
        text "founded_constructed" "Why the date is constructed, where nobody founded the format by an act of that day" => format.founded.constructed.as_deref();
        text "founded_note" "What a reader should know of it" => format.founded.note.as_deref();
        date "ended" "The first day it was no more; empty while it exists" => format.ended_on();
        text "ended_why" "Why it ended" => format.ended.as_ref().map(|ended| &*ended.why);
        text "status! = active/dormant/ended" "How it stood on the day the data were last checked; dormant: neither ended nor seen at work of late" => format.status.is.word();
        text "status_note" "What this rests on" => format.status.note.as_deref();
        text "predecessor -> formats.format" "The format whose place it took" => format.predecessor.as_deref();
        text "successor -> formats.format" "The format that took its place" => format.successor.as_deref();
        date "allies_from" "The first day on which all NATO members of the day are members of it; empty where they never were" => format.allies.as_ref().map(|allies| allies.from);
        date "allies_until" "The first day after that; empty while it lasts" => format.allies.as_ref().and_then(|allies| allies.until);
        text "list! = complete/partial/unknown" "How much of its membership is known: no row in spells means no member only where this is complete" => format.list.word();
        text "list_note" "What is missing from the list" => format.list_note.as_deref();
    }
}

table! {
    /// Names of formats.
    fn format_names(name: NameFact<'r>), key "format_name",
    "A name of a format, in use from `from` until the next one of the format begins" {
        text "format_name!" "The id of this name: the format, the first day, and a number" => &*name.fact.id;
        text "format! -> formats.format" "The format" => name.fact.format;
        date "from!" "The first day it was in use" => name.fact.record.from;
        date "until" "The first day it was no more, that of the next name, or of the end of the format; empty while it is in use" => name.until;
        text "name_en!" "The name in English" => &*name.fact.record.name.en;
        text "name_de" "In German" => name.fact.record.name.de.as_deref();
        text "name_fr" "In French" => name.fact.record.name.fr.as_deref();
        text "abbreviation_en" "Its initials in English" => name.fact.record.abbreviation.as_ref().map(|short| &*short.en);
        text "abbreviation_de" "In German" => name.fact.record.abbreviation.as_ref().and_then(|short| short.de.as_deref());
        text "abbreviation_fr" "In French" => name.fact.record.abbreviation.as_ref().and_then(|short| short.fr.as_deref());
        text "confidence = unconfirmed/partly/probable" "How well the name is supported; empty where it is" => name.fact.record.confidence.map(Confidence::word);
        text "unconfirmed" "The parts of it that no source at hand supports (en, de, fr, abbreviation), with `; ` between them" => list(&name.fact.record.unconfirmed);
        text "note" "What a reader should know" => name.fact.record.note.as_deref();
    }
}

table! {
    /// Names of parts of formats.
    fn format_variants(fact: Fact<'r, Variant>), key "format_variant",
    "A name for a part of a format, or for what it grew out of" {
        text "format_variant!" "The id of this name: the format, the first day, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        date "from!" "The first day it was in use" => fact.record.from;
        date "until" "The first day it was no more" => fact.record.until;
        text "name_en!" "The name in English" => &*fact.record.name.en;
        text "name_de" "In German" => fact.record.name.de.as_deref();
        text "name_fr" "In French" => fact.record.name.fr.as_deref();
        text "abbreviation_en" "Its initials in English" => fact.record.abbreviation.as_ref().map(|short| &*short.en);
        text "abbreviation_de" "In German" => fact.record.abbreviation.as_ref().and_then(|short| short.de.as_deref());
        text "abbreviation_fr" "In French" => fact.record.abbreviation.as_ref().and_then(|short| short.fr.as_deref());
        text "confidence = unconfirmed/partly/probable" "How well the name is supported; empty where it is" => fact.record.confidence.map(Confidence::word);
        text "unconfirmed" "The parts of it that no source at hand supports (en, de, fr, abbreviation), with `; ` between them" => list(&fact.record.unconfirmed);
        text "note" "What part it names, and what a reader should know" => fact.record.note.as_deref();
    }
}

table! {
    /// Other names of formats.
    fn format_aliases(item: Item<'r, &'r Text>), key "format, number",
    "Another name by which people ask for a format" {
        text "format! -> formats.format" "The format" => item.owner;
        number "number!" "Which of its other names it is" => item.number;
        text "alias!" "The name" => &**item.record;
    }
}

table! {
    /// How formats were renamed.
    fn renamings(fact: Fact<'r, Renaming>), key "renaming",
    "How a format was renamed or remade without a break" {
        text "renaming!" "The id: the format, the day, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        date "date!" "When" => fact.record.date;
        text "place" "Where" => fact.record.place.as_deref();
        text "renamed_by" "By whom" => fact.record.by.as_deref();
        text "document" "In which paper" => fact.record.document.as_deref();
        text "what" "What changed with the name" => fact.record.what.as_deref();
        date "first_meeting" "The first meeting under the new name" => fact.record.first_meeting;
    }
}

table! {
    /// How formats are counted.
    fn conventions(item: Item<'r, &'r Text>), key "format, number",
    "How dates and members of a format are counted here" {
        text "format! -> formats.format" "The format" => item.owner;
        number "number!" "Which of its conventions it is" => item.number;
        text "convention!" "The convention" => &**item.record;
    }
}

table! {
    /// Who was in which format.
    fn spells(spell: SpellFact<'r>), key "spell",
    "One unbroken period of a country or an organisation in a format in one role: from <= day < until. Who left and came back has two" {
        text "spell!" "The id: the format, the country or organisation, for observers and for Allies outside NATO itself the role, and a number" => &*spell.id;
        text "format! -> formats.format" "The format" => &*spell.seat.format.id;
        text "country -> countries.country" "The country; either this or `organisation` has a value" => spell.seat.spell.country.map(|code| code.as_str().to_owned());
        text "organisation -> organisations.organisation" "The organisation" => spell.seat.spell.organisation.as_deref();
        text "role! = partner/ally/observer" "In what capacity; observers are no members and are never counted" => spell.seat.role.word();
        date "from!" "The first day" => spell.seat.from;
        date "until" "The first day out, not the last day in; empty while the spell runs" => spell.seat.until;
        day "sure_from!" "The first day on which it surely runs, as `members` counts: sure_from <= day < sure_until" => spell.sure_days.0.to_string();
        day "sure_until" "The first day after that on which it may be over; empty while it runs; not after `sure_from` where no day is sure" => spell.sure_days.1.map(|day| day.to_string());
        text "left = joined NATO/withdrew/format ended/state dissolved/replaced/completed/government overthrown" "Why it ended" => spell.seat.left().map(Left::words);
        text "note" "What a reader should know" => spell.seat.note();
        text "confidence = unconfirmed/partly/probable" "How well it is supported; empty where its sources support it" => spell.seat.spell.confidence.map(Confidence::word);
        text "derived_from -> spells.spell" "For an Ally that sits in a format because all NATO members of the day do: its spell in NATO, from which this one follows; empty for what is recorded" => spell.derived_from.as_deref();
    }
}

table! {
    /// What was suspended.
    fn suspensions(fact: Fact<'r, Suspension>), key "suspension",
    "A time during which a spell, or a whole format, stood but was suspended: from <= day < until. A suspended format suspends its partners, not the Allies" {
        text "suspension!" "The id: what was suspended, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        text "spell -> spells.spell" "The spell; empty where the whole format was suspended" => &*fact.part_of;
        date "from!" "The first day" => fact.record.from;
        date "until" "The first day after it; empty while it lasts" => fact.record.until;
        text "what!" "What exactly was suspended" => &*fact.record.what;
    }
}

table! {
    /// How ties grew.
    fn ties(fact: Fact<'r, Tie>), key "tie",
    "A step by which the ties of a country with NATO grew" {
        text "tie!" "The id: the spell, and a number" => &*fact.id;
        text "spell! -> spells.spell" "The spell of the country" => &*fact.part_of;
        date "date" "When; empty where no source gives even a year" => fact.record.date;
        text "what!" "What" => &*fact.record.what;
    }
}

table! {
    /// Who is named with a format and no member.
    fn nonmembers(fact: Fact<'r, Nonmember>), key "nonmember",
    "A country that is named with a format and is no member of it" {
        text "nonmember!" "The id: the format, the kind, the country, and a number" => &*fact.id;
        text "format! -> formats.format" "The format" => fact.format;
        text "country! -> countries.country" "The country" => fact.record.country.as_str();
        text "kind! = invited/pending/not-member" "invited: it was, and has not joined; pending: its entry is under way; not-member: it is often taken for one" => fact.list;
        date "date" "When it was invited, if that is what happened" => fact.record.date;
        text "note!" "How it stands to the format" => &*fact.record.note;
    }
}

/// Writes several words in one cell; none leave it empty.
fn list(words: &[Text]) -> Cell<'_> {
    words.iter().map(|word| &**word).collect()
}
