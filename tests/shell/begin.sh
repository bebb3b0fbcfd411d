# What every block of a transcript begins with: both streams are one, and nothing may take more memory and time than a refusal may.
exec 2>&1
umask 022
ulimit -v "$MEMORY"
ulimit -t "$TIME"

needs() { # COMMAND: what is tried here cannot be tried without it
    "$@" >/dev/null 2>&1 || { echo "here one cannot: $*"; exit 77; }
}

somebody() { # COMMAND: root may write anywhere, so somebody else has to try what may not be written
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"; else "$@"; fi
}

on_disk() { # KILOBYTES COMMANDS: a disk that holds no more
    unshare -m /bin/sh -c "mount -t tmpfs -o size=$1k none . && cd \"\$PWD\" && $2"
}
