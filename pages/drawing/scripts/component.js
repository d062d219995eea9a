// The component: draws what the server sent, and hears clicks. The other files of this folder stand before it.
const KEPT = ["bulan", "jam", "papan", "peran"]; // the shared filters, and the role that is tried
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter(); // a Blob's stream would go by way of another process
  writer.write(bytes);
  writer.close();
  return new Response(readable).text();
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".tanggap");
  const sent = data.packed ?? data.html;
  const draw = (html) => {
    const held = root.getRootNode().activeElement,
      typed = root.querySelector(".find")?.value;
    root.innerHTML = html;
    roots.add(root);
    const field = root.querySelector(".find");
    if (field) {
      field.value =
        typed ?? new URLSearchParams(window.location.search).get("cari") ?? (isBack ? looked : "");
      isBack = false;
      field.oninput = () => searched(field);
      searched(field);
      if (held?.closest(".choices")) {
        // what was pressed keeps the keyboard
        [field, ...root.querySelectorAll(".choices a")]
          .find((one) => one.textContent === held.textContent)
          ?.focus({ preventScroll: true });
      }
    } else find(new URLSearchParams(window.location.search).get("cari") ?? "");
    mark(root, data.mine);
    comeBack(root);
    root.querySelector("[data-top]")?.scrollIntoView(); // what was waited for stands above the button pressed
  };
  if (root.shown === sent) mark(root, data.mine);
  else {
    root.shown = sent;
    if (data.packed)
      unpack(sent).then((html) => {
        if (root.shown === sent) draw(html);
      });
    else draw(sent);
  }
  root.onchange = (event) => {
    if (event.target.closest(".chooser")) choose(event.target.closest(".queue"));
  };
  root.onkeydown = goInMap;
  root.onclick = (event) => {
    const button = event.target.closest("button.share");
    if (button) {
      share(button);
      return;
    }
    if (event.target.closest(".skip button")) {
      root.querySelector(".choices").scrollIntoView();
      return;
    }
    if (event.target.closest("button.open")) {
      setTriggerValue("opened", true);
      return;
    }
    const link = event.target.closest("a[href]:not([target])"); // ours; those to elsewhere open a tab of their own
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const cell = event.target.closest("svg"),
      [first, count] = (link.dataset.weeks ?? "").split("/");
    // what the browser's own buttons do: the page changes in the same session, and one step back leads here again
    const address = new URL(link.getAttribute("href"), window.location.href);
    const now = new URLSearchParams(window.location.search);
    if (first && cell && event.detail) {
      // the week under the pointer; a keyboard opens the account
      const box = cell.getBoundingClientRect(),
        monday = new Date(first);
      monday.setUTCDate(
        monday.getUTCDate() +
          7 * Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)),
      );
      address.searchParams.set("minggu", monday.toISOString().slice(0, 10));
    }
    if (address.pathname !== window.location.pathname) {
      left = {
        href: link.getAttribute("href"),
        among: link.closest(".ranking") ? ".ranking a" : "a",
      };
    }
    for (const name of link.closest(".choices") ? ["cari"] : KEPT)
      if (now.has(name)) address.searchParams.set(name, now.get(name));
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
}
