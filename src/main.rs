//! Entry point: runs the command line, writes the answer once, sets the exit code.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use nato_partners::{pager, panic_hook, stream};

fn main() -> ExitCode {
    panic_hook::install();
    let outcome = nato_partners::run_into(std::env::args_os(), &mut stream::stdout());
    // What stands on standard error is read last, below a long answer.
    let is_shown = outcome.may_be_paged && pager::show(&outcome.stdout);
    let _ = stream::stderr().write_all(outcome.stderr.as_bytes());
    let written = if is_shown { Ok(()) } else { write(&outcome.stdout) };
    let exit = match written {
        Ok(()) => outcome.exit,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => outcome.exit,
        Err(error) => {
            let unwritten = nato_partners::refuse_unwritten(error, std::env::args_os());
            let _ = stream::stderr().write_all(unwritten.stderr.as_bytes());
            unwritten.exit
        }
    };
    ExitCode::from(exit as u8)
}

fn write(text: &str) -> io::Result<()> {
    let mut stdout = stream::stdout();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
