// Sharing the address, or the text that the button holds: a phone's own sheet, else the clipboard.
async function share(button) {
  const label = (button.dataset.label ??= button.textContent),
    own = button.dataset.text,
    shared = own ?? window.location.href;
  if (navigator.share && window.matchMedia("(pointer: coarse)").matches) {
    // a phone: its own sheet, with the sentence
    const drawn = [...roots]
      .filter((root) => root.isConnected)
      .map((root) => root.querySelector("h1"));
    const title = [document.querySelector("h1"), ...drawn].find(Boolean);
    try {
      await navigator.share(
        own ? { text: own } : { title: "Tanggap", text: title?.innerText, url: shared },
      );
      return;
    } catch (refusal) {
      if (refusal.name === "AbortError") return;
    } // whoever closes the sheet wants no copy
  }
  try {
    await navigator.clipboard.writeText(shared);
    button.textContent = "Tersalin";
    setTimeout(() => {
      button.textContent = label;
    }, 4000);
  } catch {
    // browsers keep the clipboard from addresses without HTTPS: the link stands here to be copied by hand
    const field = Object.assign(document.createElement(own ? "textarea" : "input"), {
      readOnly: true,
      value: shared,
      className: "share",
    });
    field.setAttribute("aria-label", own ? "Teks" : "Tautan");
    field.onblur = () => field.replaceWith(button);
    button.replaceWith(field);
    field.select();
  }
}
