"use strict";
/* Makes pages quicker. Every page works without it. Nothing is kept in the browser. */
(() => {
  const body = document.body;
  const go = place => location.replace(place);

  /* One key hides the screen; the page that was open does not stay in the way back. */
  addEventListener("keydown", event => {
    if (event.key === "F9" && body.dataset.hide) {
      event.preventDefault();
      body.hidden = true;
      go(body.dataset.hide);
    }
  });

  /* An outcome by one key, only while its box has the focus (WCAG 2.1.4). */
  for (const box of document.querySelectorAll("fieldset[data-keys]")) {
    box.addEventListener("keydown", event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target.matches("input, textarea, select")) return;
      const button = box.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (button) {
        event.preventDefault();
        button.click();
      }
    });
  }
  /* One key answers for a person on a roll, only while the answers have the focus, and goes to the note. */
  for (const box of document.querySelectorAll("[data-choose]")) {
    box.addEventListener("keydown", event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const one = box.querySelector(`input[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!one) return;
      event.preventDefault();
      one.click();
      document.getElementById(box.dataset.choose).focus();
    });
  }
  const jump = document.querySelector('a[href="#out"]');
  if (jump) jump.addEventListener("click", () => {
    const first = document.querySelector("fieldset[data-keys] button");
    if (first) setTimeout(() => first.focus());
  });

  /* Pressed twice is sent once; the server would take it once anyway. */
  addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "1";
    setTimeout(() => delete event.target.dataset.sent, 4000);
  });
  /* Changed, it is another form: after one file is saved, the next may be asked for at once. */
  addEventListener("input", event => event.target.form && delete event.target.form.dataset.sent);
  addEventListener("pageshow", event => event.persisted && location.reload());

  /* What is typed is kept, sealed on the server, some seconds after the last key. */
  const desk = "/" + body.className.split(" ")[0];
  const idle = document.getElementById("idle");
  let since = Date.now();
  for (const form of document.forms) {
    const draft = form.elements.draft && form.elements.draft.value;
    if (!draft) continue;
    const said = document.createElement("p");
    said.className = "small soft";
    said.setAttribute("role", "status");
    form.append(said);
    let wait, before = "";
    const keep = async () => {
      const typed = new URLSearchParams(new FormData(form));
      for (const [name, value] of [...typed]) if (typeof value !== "string") typed.delete(name);
      if (typed.toString() === before) return;
      before = typed.toString();
      try {
        const answer = await fetch(`${desk}/drafts/${encodeURIComponent(draft)}`, { method: "POST", body: typed });
        if (!answer.ok) return;
        since = Date.now();
        const at = new Date((await answer.json()).kept);
        said.textContent = `${form.dataset.kept || "Kept"} ${at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" })}`;
      } catch { /* The next key tries again. */ }
    };
    form.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(keep, 3000);
    });
  }

  /* What reads like somebody's number or address is said while it is typed, by the form's own pattern: nobody is asked. */
  for (const form of document.querySelectorAll("form[data-look]")) {
    const looks = new RegExp(form.dataset.look, "iu");
    const said = document.createElement("p");
    said.className = "note brown";
    said.setAttribute("role", "status");
    said.hidden = true;
    form.addEventListener("input", event => {
      if (!event.target.matches("textarea")) return;
      if (said.hidden || said.previousElementSibling !== event.target) event.target.after(said);
      said.hidden = !looks.test(event.target.value);
      said.textContent = said.hidden ? "" : form.dataset.looks;
    });
  }

  /* Two minutes before the session ends: said once, and one press goes on. */
  if (idle) {
    const after = 1000 * (Number(idle.dataset.after) - 120);
    const stay = idle.querySelector("button");
    setInterval(() => {
      if (Date.now() - since > after) idle.hidden = false;
    }, 5000);
    stay.addEventListener("click", async () => {
      const answer = await fetch(`${desk}/account`, { redirect: "manual" });
      if (!answer.ok) return location.reload();
      since = Date.now();
      idle.hidden = true;
    });
  }
})();
