//! Signals: what must not be interrupted, and who reads the keys.

#[cfg(unix)]
use nix::sys::signal::{SigSet, SigmaskHow, Signal};

/// Returns what `write` does, which nobody interrupts: what asks the program to end, or hangs up,
/// waits until it is done.
///
/// A signal that is ignored, as under `nohup`, stays so.
pub fn undisturbed<T>(write: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    {
        let ends: SigSet = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP].into_iter().collect();
        let before = ends.thread_swap_mask(SigmaskHow::SIG_BLOCK);
        let done = write();
        // What came meanwhile ends the program here.
        let _ = before.map(|before| before.thread_set_mask());
        done
    }
    #[cfg(not(unix))]
    write()
}

/// Leaves the keys that end a program to another one, until this one ends.
///
/// A terminal sends them to both. The other may mean something else by them, as `less` does by Ctrl-C, and
/// if this one ended, a shell would take the terminal away from it. Programs that were started before get
/// them as ever; those started later would not.
pub fn leave_keys_to_another() {
    #[cfg(unix)]
    {
        let keys: SigSet = [Signal::SIGINT, Signal::SIGQUIT].into_iter().collect();
        // Where it fails, they end this program.
        let _ = keys.thread_block();
    }
}
