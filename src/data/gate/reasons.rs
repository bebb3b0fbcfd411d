//! Why a text is refused before the parser sees it: a table, each line with what to do instead.

macro_rules! reasons {
    ($($reason:ident $what:literal $instead:literal,)*) => {
        /// Why a text is not read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason {
            $(#[doc = $what] $reason,)*
        }

        impl Reason {
            /// Every reason there is.
            pub const ALL: &[Self] = &[$(Self::$reason,)*];

            /// Returns what is wrong; `{}` stands for what exactly stands there.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$reason => $what,)* }
            }

            /// Returns what to do instead.
            pub const fn instead(self) -> &'static str {
                match self { $(Self::$reason => $instead,)* }
            }
        }
    };
}

reasons! {
    // Characters.
    NotUtf8 "this is no UTF-8" "save the file as UTF-8",
    Utf16 "this looks like UTF-16" "save the file as UTF-8",
    ByteOrderMark "a byte order mark stands within the text" "take it out",
    Tab "here is a tab" "write blanks instead",
    CarriageReturn "lines end in different ways" "end every line with LF, or every line with CR LF",
    Control "here is the control character {}" "take it out",
    Invisible "here is the invisible character {}" "take it out",
    // Size.
    LongLine "the line is longer than {} bytes" "break it into several",
    TooManyValues "here the data set holds more than {} values" "take something out, or let `NATO_PARTNERS_LARGEST_DATA` be a larger number of MiB",
    TooDeep "here more than {} lists and records stand within each other" "write them as in data/",
    TooManyKeys "the record has more than {} keys" "see data/README.md for those that mean something",
    // What YAML can do and facts do not need.
    Anchor "`&` begins an anchor" "write the value out each time, or put text in double quotes",
    Alias "`*` begins an alias" "write the value out, or put text in double quotes",
    Tag "`!` begins a tag" "take it out, or put text in double quotes",
    MergeKey "`<<` takes in another record" "write its keys out",
    Directive "`%` begins a directive" "take it out, or put text in double quotes",
    OtherDocument "a data set is one document" "take the line `{}` out",
    ExplicitKey "`?` begins a key" "write the key and a colon instead",
    BlockText "`{}` begins a block of text" "write the text in quotes; it may go on in the next line",
    ReservedSign "text without quotes cannot begin with `{}`" "put it in double quotes",
    // Values that are not what they look like.
    Nothing "nothing stands here" "write a value, or leave out the key or the dash before it",
    Null "`{}` is nothing to a YAML reader" "leave the key out, or put the word in double quotes",
    TruthValue "`{}` is a truth value to many YAML readers" "put it in double quotes",
    DateOrNumber "`{}` is a date or a number to many YAML readers" "put it in double quotes, or write a number as plain digits",
    CutShort "`#` after a blank begins a remark and cuts the text short" "put the text in double quotes, or leave two blanks before the `#` of a remark and one after it",
    ColonInText "a colon ends a key, and none belongs here" "put the text in quotes, or mend the indentation",
    // Structure.
    RepeatedKey "the key {}" "keep one of the two",
    NoKey "a key, a colon and a blank are missing" "write `key: value`, with a key of small letters and `_`",
    ListAfterKey "a list cannot begin behind a key" "begin it on the next line",
    Indentation "the line fits nothing above it" "indent it like its neighbours",
    NoDash "a dash is missing in the list" "begin every item with a dash, or mend the indentation",
    DashAmongKeys "a dash stands among the keys of a record" "take it out, or mend the indentation",
    UnclosedQuote "this quotation mark is never closed" "close it, and write `''` or `\\\"` for one within the text",
    UnclosedBracket "this bracket is never closed" "close it",
    NoComma "a comma or the closing bracket is missing" "write it; a text with commas, colons or brackets goes in double quotes",
    AfterValue "the value has ended, and more follows" "put the whole text in one pair of quotes",
}

/// A text that is refused: why, and where.
#[derive(Debug)]
pub struct Refused {
    pub reason: Reason,
    /// The byte at which it goes wrong.
    pub at: usize,
    /// What exactly stands there.
    pub detail: String,
}

impl Refused {
    pub fn new(reason: Reason, at: usize) -> Self {
        Self { reason, at, detail: String::new() }
    }

    pub fn with(reason: Reason, at: usize, detail: impl Into<String>) -> Self {
        Self { reason, at, detail: detail.into() }
    }

    /// Says what is wrong, and what to do.
    pub fn message(&self) -> String {
        let Self { reason, detail, .. } = self;
        format!("{}: {}", reason.what(), reason.instead()).replace("{}", detail)
    }
}

/// What a check of the gate returns.
pub type Checked<T = ()> = Result<T, Refused>;
