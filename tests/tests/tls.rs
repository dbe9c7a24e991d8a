//! The real binary by TLS, asked by OpenSSL as Python has it: a client of another make, which trusts the program's
//! own authority and no other.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::Duration,
};

use leeward_tests::{
    browser::binary,
    real::{self, PASSWORD, Real},
};
use serde_json::Value;

/// Signs in at the client desk; prints what it was shown, or why it did not trust it.
const CLIENT: &str = r#"
import http.client, json, re, ssl, sys, urllib.parse
port, trusted, name, most, password = sys.argv[1:6]
context = ssl.create_default_context(cafile=trusted) if trusted else ssl.create_default_context()
if most == "1.2":
    context.maximum_version = ssl.TLSVersion.TLSv1_2
class Known(http.client.HTTPSConnection):
    def connect(self):
        http.client.HTTPConnection.connect(self)
        self.sock = context.wrap_socket(self.sock, server_hostname=name)
try:
    there = Known("127.0.0.1", int(port), timeout=60)
    there.request("GET", "/client/sign-in", headers={"Host": f"{name}:{port}"})
    page = there.getresponse()
    body = page.read().decode()
    said = {"status": page.status, "hsts": page.headers["strict-transport-security"],
            "version": there.sock.version(), "serial": there.sock.getpeercert().get("serialNumber")}
    csrf = re.search('name="csrf" value="([^"]*)"', body)
    if csrf:
        form = urllib.parse.urlencode({"csrf": csrf[1], "user": "may", "password": password})
        there.request("POST", "/client/sign-in", form, {"Host": f"{name}:{port}", "Sec-Fetch-Site": "same-origin",
                      "Content-Type": "application/x-www-form-urlencoded"})
        inside = there.getresponse()
        inside.read()
        said["cookie"] = inside.headers["set-cookie"]
        there.request("GET", "/client/account", headers={"Host": name, "Cookie": said["cookie"].split(";")[0]})
        said["account"] = there.getresponse().status
    print(json.dumps(said))
except ssl.SSLError as error:
    print(json.dumps({"refused": error.reason or str(error)}))
"#;

struct House {
    _folder: tempfile::TempDir,
    data: PathBuf,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        real::init(&data);
        Self {
            _folder: folder,
            data,
        }
    }

    fn tls(&self, names: &[&str]) -> Output {
        let mut command = Command::new(binary());
        command.args(["tls", "--data"]).arg(&self.data);
        for name in names {
            command.args(["--name", name]);
        }
        let done = command.output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        done
    }

    fn authority(&self) -> PathBuf {
        self.data.join("tls/authority.pem")
    }
}

fn port(real: &Real) -> &str {
    real.url.strip_prefix("https://127.0.0.1:").unwrap()
}

fn ask(real: &Real, trusted: Option<&Path>, name: &str, most: &str) -> Value {
    let said = Command::new("python3")
        .args(["-c", CLIENT, port(real)])
        .arg(trusted.unwrap_or(Path::new("")))
        .args([name, most, PASSWORD])
        .output()
        .unwrap();
    serde_json::from_slice(&said.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr)))
}

#[test]
fn by_tls_alone_and_only_to_who_trusts_the_programs_own_authority() {
    let house = House::new();
    let said = house.tls(&["desk.example.org"]);
    assert_eq!(said.stdout, fs::read(house.authority()).unwrap());
    let real = Real::serve(&house.data, &[]);
    let authority = house.authority();
    let good = ask(&real, Some(&authority), "desk.example.org", "1.3");
    assert_eq!(good["status"], 200, "{good}");
    assert_eq!(good["version"], "TLSv1.3");
    let hsts = good["hsts"].as_str().unwrap();
    assert!(hsts.starts_with("max-age=31536000"), "{hsts}");
    let cookie = good["cookie"].as_str().unwrap();
    assert!(cookie.starts_with("__Host-leeward="), "{cookie}");
    for part in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(good["account"], 200);
    // Whoever does not trust it, asks for another name, or speaks an older TLS hears nothing.
    for (trusted, name, most) in [
        (None, "desk.example.org", "1.3"),
        (Some(authority.as_path()), "other.example.org", "1.3"),
        (Some(authority.as_path()), "desk.example.org", "1.2"),
    ] {
        let refused = ask(&real, trusted, name, most);
        assert!(refused["refused"].is_string(), "{name} {most} {refused}");
    }
    // Without TLS the port says no word of HTTP.
    let mut plain = TcpStream::connect(("127.0.0.1", port(&real).parse().unwrap())).unwrap();
    plain
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    plain
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: desk.example.org\r\n\r\n")
        .unwrap();
    let mut heard = Vec::new();
    let _ = plain.read_to_end(&mut heard);
    assert!(!heard.windows(4).any(|part| part == b"HTTP"), "{heard:?}");
}

#[test]
fn a_renewed_certificate_is_shown_without_a_restart_and_half_a_one_never() {
    let house = House::new();
    house.tls(&["desk.example.org"]);
    let real = Real::serve(&house.data, &[]);
    let shown = || {
        let authority = house.authority();
        let said = ask(&real, Some(&authority), "desk.example.org", "1.3");
        said["serial"]
            .as_str()
            .unwrap_or_else(|| panic!("{said}"))
            .to_owned()
    };
    let hup = || {
        let told = Command::new("kill")
            .args(["-HUP", &real.process().to_string()])
            .status();
        assert!(told.unwrap().success());
    };
    let first = shown();
    let authority = fs::read(house.authority()).unwrap();
    let renewed = house.tls(&[]);
    assert_eq!(renewed.stdout, b"", "nothing new is to be trusted");
    assert_eq!(fs::read(house.authority()).unwrap(), authority);
    hup();
    let second = (0..200)
        .map(|_| shown())
        .find(|serial| *serial != first)
        .unwrap();
    // A key that is not this certificate's: the pair before is shown on.
    fs::copy(
        house.data.join("tls/authority-key.pem"),
        house.data.join("tls/key.pem"),
    )
    .unwrap();
    hup();
    for _ in 0..5 {
        assert_eq!(shown(), second);
    }
}

#[test]
fn other_machines_are_served_by_tls_or_not_at_all() {
    let house = House::new();
    let everywhere = || {
        let mut command = Command::new(binary());
        command
            .args(["serve", "--listen", "0.0.0.0:0", "--data"])
            .arg(&house.data)
            .stderr(Stdio::piped());
        command
    };
    let refused = everywhere().output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("without TLS"), "{said}");
    house.tls(&["desk.example.org"]);
    let mut served = everywhere().spawn().unwrap();
    let mut lines = BufReader::new(served.stderr.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    served.kill().unwrap();
    served.wait().unwrap();
    assert!(line.starts_with("Serving https://0.0.0.0:"), "{line}");
}
