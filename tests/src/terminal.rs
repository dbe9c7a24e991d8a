//! A command at a real terminal: Python's `pty` gives it one, and somebody types.

use std::{
    io::{Read as _, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// Python's own copying between a pseudo-terminal and these pipes; it ends as the command ended.
const PTY: &str = "import os, pty, sys\n\
    ended = os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:]))\n\
    sys.exit(ended if ended >= 0 else 128 - ended)";

/// Ctrl-C as the keyboard sends it.
pub const CTRL_C: &str = "\u{3}";
/// Ctrl-D: the end of input.
pub const CTRL_D: &str = "\u{4}";

/// Somebody at a terminal in which a command runs.
pub struct Terminal {
    child: Child,
    keyboard: ChildStdin,
    screen: ChildStdout,
    /// What was shown so far.
    pub shown: String,
    /// So much of it has been waited for.
    read: usize,
    /// Lines typed so far.
    pub lines: usize,
}

impl Terminal {
    /// Runs a command with its arguments.
    ///
    /// # Panics
    /// When there is no python3.
    #[must_use]
    pub fn run(command: &mut Command) -> Self {
        let mut python = Command::new("python3");
        python
            .args(["-c", PTY])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => python.env(name, value),
                None => python.env_remove(name),
            };
        }
        let mut child = python
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("python3 does not start: {error}"));
        Self {
            keyboard: child.stdin.take().unwrap(),
            screen: child.stdout.take().unwrap(),
            child,
            shown: String::new(),
            read: 0,
            lines: 0,
        }
    }

    /// Reads on until something new is shown that contains this, and gives what came up to its end.
    ///
    /// # Panics
    /// When the command ends before.
    #[track_caller]
    pub fn sees(&mut self, what: &str) -> String {
        loop {
            if let Some(at) = self.shown[self.read..].find(what) {
                let end = self.read + at + what.len();
                let came = self.shown[self.read..end].to_owned();
                self.read = end;
                return came;
            }
            assert!(
                self.more(),
                "`{what}` was not shown; this was:\n{}",
                &self.shown[self.read..]
            );
        }
    }

    /// Waits until what is typed is not shown any more: the question for a password stands there a moment earlier.
    ///
    /// # Panics
    /// When the command has ended, or there is no `stty`.
    pub fn hides(&self) {
        let python = self.child.id();
        let children = std::fs::read_to_string(format!("/proc/{python}/task/{python}/children"));
        let command = children.unwrap().trim().to_owned();
        let terminal = std::fs::read_link(format!("/proc/{command}/fd/0")).unwrap();
        loop {
            let mut stty = Command::new("stty");
            let said = stty.arg("-a").arg("-F").arg(&terminal).output().unwrap();
            assert!(said.status.success(), "the command has ended");
            if String::from_utf8_lossy(&said.stdout).contains(" -icanon") {
                return;
            }
            std::thread::yield_now();
        }
    }

    fn more(&mut self) -> bool {
        let mut bytes = [0; 4096];
        // Whole characters: what was cut in the middle is read to its end.
        let mut got = Vec::new();
        loop {
            let count = self.screen.read(&mut bytes).unwrap_or_default();
            got.extend_from_slice(&bytes[..count]);
            match std::str::from_utf8(&got) {
                Ok(text) => {
                    self.shown.push_str(&text.replace('\r', ""));
                    return count > 0;
                }
                Err(error) if count == 0 => panic!("no text: {error}"),
                Err(_) => {}
            }
        }
    }

    /// Types a line.
    ///
    /// # Panics
    /// When nobody reads any more.
    pub fn types(&mut self, line: &str) {
        self.lines += 1;
        self.keys(&format!("{line}\r"));
    }

    /// Waits for a question, then types a line.
    #[track_caller]
    pub fn answers(&mut self, question: &str, line: &str) {
        self.sees(question);
        self.types(line);
    }

    /// The same where what is typed is not shown.
    #[track_caller]
    pub fn answers_unseen(&mut self, question: &str, line: &str) {
        self.sees(question);
        self.hides();
        self.types(line);
    }

    /// Presses keys.
    ///
    /// # Panics
    /// When nobody reads any more.
    pub fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until the command ends; its status, or 128 and the signal's number.
    ///
    /// # Panics
    /// When it cannot be waited for.
    pub fn ends(&mut self) -> i32 {
        while self.more() {}
        self.child.wait().unwrap().code().unwrap_or(-1)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
