"""The API of each desk of the real binary: its document is valid OpenAPI 3.1, and schemathesis, with a fixed seed, finds
no answer that is not within it and none that is a fault of ours.

    python3 tests/api_check.py target/debug/leeward
"""

import http.cookiejar
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from openapi_spec_validator import OpenAPIV31SpecValidator

# Whatever is sent, nothing else may come back. What is refused although its shape is right (a day in the future) is
# the recorder's business, so that check is left out.
CHECKS = ",".join(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "missing_required_header",
        "unsupported_method",
        "ignored_auth",
    ]
)
EXAMPLES = os.environ.get("LEEWARD_API_EXAMPLES", "4")


class Browser:
    def __init__(self, url):
        self.url = url
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path):
        return self.opener.open(self.url + path).read().decode()

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields).encode()
        return self.opener.open(self.url + path, body).read().decode()


def hidden(page, action):
    """The hidden fields of the form that is sent to `action`."""
    form = next(part for part in page.split("<form")[1:] if f'action="{action}"' in part)
    form = form.split("</form>")[0]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(f'{key}="([^"]*)"', tag) for key in ("name", "value"))
        if 'type="hidden"' in tag and name:
            fields[name[1]] = html.unescape(value[1]) if value else ""
    return fields


def token(url, account):
    desk, browser = account["desk"], Browser(url)
    door = f"/{desk}/sign-in"
    fields = hidden(browser.get(door), door)
    browser.post(door, {**fields, "user": account["user"], "password": account["password"]})
    make = f"/{desk}/account/tokens"
    fields = hidden(browser.get(f"/{desk}/account"), make)
    fields |= {"token_name": "a check", "token_days": "1", "token_scope": "write", "password": account["password"]}
    return re.search(r'<code class="token">([^<]+)</code>', browser.post(make, fields))[1]


def ask(url, path, bearer):
    request = urllib.request.Request(url + path, headers={"Authorization": f"Bearer {bearer}"})
    return json.load(urllib.request.urlopen(request))


def known(url, desk, bearer):
    """A case of the demonstration and somebody in it, so that more than 404 is seen."""
    if desk == "client":
        first = ask(url, "/client/api/v1/participants", bearer)["participants"][0]
        return {"path.case": first["case"]}
    if desk == "victim":
        rows = ask(url, "/victim/api/v1/today", bearer)["rows"]
        row = next(row["duty"] for row in rows if row["duty"]["person"])
        return {"path.case": row["case"], "path.person": row["person"]}
    return {}


def check(url, account, folder):
    desk = account["desk"]
    bearer = token(url, account)
    place = f"{url}/{desk}/api/v1/openapi.json"
    document = json.load(urllib.request.urlopen(place))
    OpenAPIV31SpecValidator(document).validate()
    operations = sum(len(each) for each in document["paths"].values())
    said = f"{desk}: a valid OpenAPI {document['openapi']} document of {operations} operations"
    settings = os.path.join(folder, f"{desk}.toml")
    with open(settings, "w") as file:
        file.write("[parameters]\n")
        for name, value in known(url, desk, bearer).items():
            file.write(f'"{name}" = "{value}"\n')
    run = subprocess.run(
        [
            *[sys.executable, "-m", "schemathesis.cli", "--config-file", settings, "run", place],
            *["--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--mode", "all"],
            *["--max-examples", EXAMPLES, "--seed", "20261123"],
            *["--header", f"Authorization: Bearer {bearer}", "--workers", "1", "--no-color"],
        ],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = run.stdout.strip().splitlines()
    shown = lines if run.returncode else lines[-12:]
    print("\n".join([said, *(line[:400] for line in shown)]), flush=True)
    return run.returncode == 0


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        program = subprocess.Popen(
            [binary, "demo", "--data", os.path.join(folder, "data"), "--listen", "127.0.0.1:0", "--json"],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            ready = json.loads(program.stdout.readline())
            only = sys.argv[2:]
            accounts = [each for each in ready["accounts"] if not only or each["desk"] in only]
            # Each is asked by a process of its own.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                good = list(pool.map(lambda account: check(ready["url"], account, folder), accounts))
        finally:
            program.terminate()
            program.wait()
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
