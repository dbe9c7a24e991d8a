"use strict";
/* Asks a security key, and sends what it says with the form around the button. Where there is no script, codes do. */
(() => {
  const form = document.querySelector("form[data-touch]");
  if (!form || !window.PublicKeyCredential) return;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const ask = () => {
    const publicKey = JSON.parse(form.dataset.asked);
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    for (const there of publicKey.excludeCredentials || []) there.id = bytes(there.id);
    return navigator.credentials[form.dataset.touch]({ publicKey });
  };
  const written = key => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response });
  };

  const failed = form.querySelector("[data-failed]");
  const button = form.querySelector("[data-with] button");
  form.querySelector("[data-without]").hidden = true;
  form.querySelector("[data-with]").hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    button.disabled = true;
    try {
      form.elements.key.value = written(await ask());
      form.submit();
    } catch {
      /* Put off, another key, or none: nothing was sent, and the page can be tried again. */
      button.disabled = false;
      failed.hidden = false;
    }
  });
})();
