//! Standard streams, each of which waits until it is ready.
//!
//! Whoever shares a stream with the program, as `ssh` and Node.js do, may have made it non-blocking for
//! both: a write into a full pipe fails then, and so does a read before anybody has written.

use std::io::{self, Read, Write};

#[cfg(unix)]
use std::{io::ErrorKind, os::fd::AsFd};

#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, poll};

/// Returns standard input.
pub fn stdin() -> impl Read {
    Waiting(io::stdin().lock())
}

/// Returns standard output.
pub fn stdout() -> impl Write {
    Waiting(io::stdout().lock())
}

/// Returns standard error.
pub fn stderr() -> impl Write {
    Waiting(io::stderr().lock())
}

#[cfg(unix)]
struct Waiting<S>(S);

/// Hands a stream on as it is: elsewhere none is shared so.
#[cfg(not(unix))]
#[expect(non_snake_case, reason = "it stands in for the type of that name")]
fn Waiting<S>(stream: S) -> S {
    stream
}

#[cfg(unix)]
impl<S: AsFd> Waiting<S> {
    /// Tries once more whenever the stream is ready, until something else comes of it than that it is not.
    fn once_ready<T>(
        &mut self,
        ready: PollFlags,
        mut attempt: impl FnMut(&mut S) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            match attempt(&mut self.0) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.0, ready)], None)?;
                }
                done => return done,
            }
        }
    }
}

#[cfg(unix)]
impl<S: Read + AsFd> Read for Waiting<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.once_ready(PollFlags::IN, |stream| stream.read(buffer))
    }
}

#[cfg(unix)]
impl<S: Write + AsFd> Write for Waiting<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.once_ready(PollFlags::OUT, |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.once_ready(PollFlags::OUT, S::flush)
    }
}
