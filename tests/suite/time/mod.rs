//! Changes and charts hang together; `tests/told/time.txt` has timelines word for word.

mod charts;
mod state;
