//! Bytes as tables write them: `\n`, `\r`, `\t`, `\0`, `\xFF` and `\u{202E}`, `\u{}` for nothing; a backslash before anything else is that.

/// Returns the bytes of a text that is written with escapes.
pub fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let length = match escape.as_bytes()[0] {
            b'x' => 3,
            b'u' => escape.find('}').unwrap() + 1,
            _ => escape.chars().next().unwrap().len_utf8(),
        };
        let (escape, after) = escape.split_at(length);
        let number = escape.trim_start_matches(['x', 'u', '{']).trim_end_matches('}');
        let number = u32::from_str_radix(number, 16).ok();
        match escape.as_bytes()[0] {
            b'x' => bytes.push(u8::try_from(number.unwrap()).unwrap()),
            b'u' => bytes
                .extend(number.and_then(char::from_u32).into_iter().collect::<String>().bytes()),
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'0' => bytes.push(0),
            _ => bytes.extend(escape.as_bytes()),
        }
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    bytes
}
