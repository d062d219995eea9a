// Sharing the address: a phone's own sheet, else the clipboard.
async function share(button) {
  const address = window.location.href;
  if (navigator.share && window.matchMedia("(pointer: coarse)").matches) {
    // a phone: its own sheet, with the sentence
    const drawn = [...roots]
      .filter((root) => root.isConnected)
      .map((root) => root.querySelector("h1"));
    const title = [document.querySelector("h1"), ...drawn].find(Boolean);
    try {
      await navigator.share({ title: "Tanggap", text: title?.innerText, url: address });
      return;
    } catch (refusal) {
      if (refusal.name === "AbortError") return;
    } // whoever closes the sheet wants no copy
  }
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Tautan tersalin";
    setTimeout(() => {
      button.textContent = "Bagikan tautan";
    }, 4000);
  } catch {
    // browsers keep the clipboard from addresses without HTTPS: the link stands here to be copied by hand
    const field = Object.assign(document.createElement("input"), {
      readOnly: true,
      value: address,
      className: "share",
    });
    field.setAttribute("aria-label", "Tautan");
    field.onblur = () => field.replaceWith(button);
    button.replaceWith(field);
    field.select();
  }
}
