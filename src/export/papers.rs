//! What an export says of itself to people: README, codebook, licence, citation and checksums.

use sha2::{Digest as _, Sha256};

use super::table::{Column, Kind};
use super::{File, Table};
use crate::data::Dataset;

/// The text of CC0-1.0, under which the data are published.
const CC0: &str = include_str!("../../data/LICENSE");

/// How the published data are cited.
const CITATION: &str = include_str!("../../CITATION.cff");

/// Returns the papers that explain the tables and say how they may be used.
pub(super) fn papers(data: &Dataset, tables: &[Table<'_>]) -> Vec<File> {
    let licence = &*data.about.licence;
    let licence_text =
        if licence == "CC0-1.0" { CC0.to_owned() } else { format!("Licence: {licence}\n") };
    vec![
        ("README.md".into(), readme(data, tables)),
        ("CODEBOOK.md".into(), codebook(data, tables)),
        ("LICENSE".into(), licence_text),
        ("CITATION.cff".into(), citation(data)),
    ]
}

/// Returns the sums of all these files, as `sha256sum -c SHA256SUMS` reads them.
pub(super) fn checksums(files: &[File]) -> File {
    let mut paths: Vec<&File> = files.iter().collect();
    paths.sort_by_key(|(path, _)| path);
    let line = |(path, text): &File| {
        let sum = Sha256::digest(text.as_bytes());
        let sum: Vec<String> = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}  {path}\n", sum.concat())
    };
    ("SHA256SUMS".into(), paths.into_iter().map(line).collect())
}

/// Returns how these data are cited: as the published ones, but by their own version, day and licence.
fn citation(data: &Dataset) -> String {
    let about = &data.about;
    let lines = CITATION.lines().map(|line| match line.split_once(": ") {
        Some(("version", _)) => format!("version: {}\n", about.version),
        Some(("date-released", _)) => format!("date-released: \"{}\"\n", about.reviewed),
        Some(("license", _)) => format!("license: {}\n", about.licence),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// What holds of all tables.
const CONVENTIONS: &str = "\
- **Periods are half-open**: `since` <= day < `until`. `until` is the first day out, and an empty `until` means that the period \
still runs. A spell surely runs on the days with `since_latest` <= day and (`until_earliest` empty or day < `until_earliest`), and \
possibly from `since_earliest` until `until_latest`.
- **Dates are as precise as their sources**: `1995`, `1995-02`, `1995-02-08`, a day within a range (`[1995-02..1996]`, \
`[..1996]`, `[1995-02..]`, as in EDTF), or `unknown`: there was such a day, and no source at hand tells which. Each date `x` brings along \
`x_earliest` and `x_latest`, the first and the last day that it may be, and `x_precision`. What a date leaves open is bounded by the days that bound it \
otherwise: nobody was in a format before it was founded, nothing that is told of NATO was before NATO was, and all of it had happened by the day of the review.
- **A missing value is empty**, never `NA`: `NA` is Namibia.
- **Codes are text**, also those that look like numbers: the numeric code of Albania is `008`, the region of South America `005`. Read text columns as text \
(README.md shows how), or the zeros are lost.
- **Ids** are made of the format, the country or organisation, the role, the kind or the source, and of a number from the second row alike on: \
`eapc:FI:partner`, `eapc:FI:ally`, `pfp:MT:partner:2`. No date and no place is part of one, so that a correction of these changes no id.
- **No column is a reserved word** of SQLite, DuckDB, Python or R. The same words are the columns of the command line.
";

fn readme(data: &Dataset, tables: &[Table<'_>]) -> String {
    let about = &data.about;
    let (version, reviewed, licence) = (&about.version, about.reviewed.text(), &about.licence);
    let listed = tables.iter().map(|table| {
        let rows = table.rows.len();
        format!("| [{0}]({0}.csv) | {rows} | {1} |\n", table.name, in_a_cell(table.title))
    });
    let listed = listed.collect::<Vec<_>>().concat();
    format!(
        "# Who was in which NATO partnership format\n\n\
         Version {version}, last checked as a whole on {reviewed}. Licence: {licence} (LICENSE); names from the Unicode CLDR are under the \
         licence in NOTICE. To cite it, see CITATION.cff. Whether the files are whole: `sha256sum -c SHA256SUMS`.\n\n\
         - `*.csv`: a table each, in UTF-8, with commas; CODEBOOK.md explains every column.\n\
         - `datapackage.json`: the same for programs, as a Frictionless Data Package.\n\
         - `nato-partners.sql`: the same tables as SQL, for SQLite, DuckDB and others.\n\
         - `schemas/`: JSON Schemas of the rows that the commands answer with `-o json`.\n\n\
         ## Conventions\n\n{CONVENTIONS}\n## Reading it\n\n{READING}\n## Tables\n\n\
         | table | rows | a row is |\n| --- | ---: | --- |\n{listed}"
    )
}

/// How it is read without losing anything; `tests/outside` runs these lines.
const READING: &str = r#"**pandas**, with the types of every column from the descriptor:

```python
import json
import pandas as pd

package = json.load(open("datapackage.json", encoding="utf-8"))
fields = {it["name"]: it["schema"]["fields"] for it in package["resources"]}

def table(name):
    types = {"string": "string", "integer": "Int64", "date": "string"}
    dtype = {field["name"]: types[field["type"]] for field in fields[name]}
    return pd.read_csv(f"{name}.csv", dtype=dtype, keep_default_na=False, na_values=[""])

countries = table("countries")
assert countries.set_index("country").loc["AL", "numeric"] == "008"
```

**R**, without a package, or with readr:

```r
countries <- read.csv("countries.csv", colClasses = "character", na.strings = "")
countries$cow <- as.integer(countries$cow)
stopifnot(countries$numeric[countries$country %in% "AL"] == "008")
# countries <- readr::read_csv("countries.csv", col_types = readr::cols(.default = "c", cow = "i", gw = "i"), na = "")
```

**SQL**: `sqlite3 nato.db < nato-partners.sql`, or `duckdb nato.duckdb < nato-partners.sql`. Who was in the EAPC for sure on 9 July 2016, the same for every
format and day as `nato-partners members` counts:

```sql
SELECT coalesce(country, organisation) AS who, role FROM spells
WHERE format = 'eapc' AND role <> 'observer' AND since_latest <= '2016-07-09'
  AND (until_earliest IS NULL OR until_earliest > '2016-07-09');
```
"#;

fn codebook(data: &Dataset, tables: &[Table<'_>]) -> String {
    let version = &data.about.version;
    let described: String = tables.iter().map(described).collect();
    format!("# Codebook, version {version}\n\n{CONVENTIONS}{described}")
}

fn described(table: &Table<'_>) -> String {
    let (name, title, rows) = (table.name, table.title, table.rows.len());
    let key = table.key.join("`, `");
    let columns: String = table.columns.iter().map(line).collect();
    format!(
        "\n## {name}\n\n{title}. {rows} rows in {name}.csv; told apart by `{key}`.\n\n\
         | column | type | unit | may be empty | meaning |\n| --- | --- | --- | --- | --- |\n{columns}"
    )
}

fn line(column: &Column) -> String {
    let (of_type, unit) = match column.kind {
        Kind::Text => ("text".to_owned(), ""),
        Kind::Words(words) => (format!("one of: {}", words.join(", ")), ""),
        Kind::Key(table, key) => (format!("text, `{key}` of {table}"), ""),
        Kind::Number => ("whole number".to_owned(), "place in order"),
        Kind::Count(unit) => ("whole number".to_owned(), unit),
        Kind::Code => ("whole number".to_owned(), "none: a code"),
        Kind::Day => ("day, YYYY-MM-DD".to_owned(), "day"),
        Kind::Date => ("date, see above".to_owned(), "year, month or day"),
    };
    let (name, meaning) = (&column.name, in_a_cell(&column.title));
    let optional = if column.required { "no" } else { "yes" };
    format!("| `{name}` | {of_type} | {unit} | {optional} | {meaning} |\n")
}

/// Returns a text that may stand in a cell of a Markdown table.
fn in_a_cell(text: &str) -> String {
    text.replace('|', r"\|")
}
