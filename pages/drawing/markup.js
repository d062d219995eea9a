// Behaviour of the one HTML component (markup.py): links, sharing, skipping, searching, own rows, results.
async function share(button) {
  const address = window.location.href;
  if (navigator.share && window.matchMedia("(pointer: coarse)").matches) {  // a phone: its own sheet, with the sentence
    const drawn = [...roots].filter((root) => root.isConnected).map((root) => root.querySelector("h1"));
    const title = [document.querySelector("h1"), ...drawn].find(Boolean);
    try {
      await navigator.share({ title: "Tanggap", text: title?.innerText, url: address });
      return;
    } catch (refusal) { if (refusal.name === "AbortError") return; }  // whoever closes the sheet wants no copy
  }
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Tautan tersalin";
    setTimeout(() => { button.textContent = "Bagikan tautan"; }, 4000);
  } catch {  // browsers keep the clipboard from addresses without HTTPS: the link stands here to be copied by hand
    const field = Object.assign(document.createElement("input"), { readOnly: true, value: address, className: "share" });
    field.setAttribute("aria-label", "Tautan");
    field.onblur = () => field.replaceWith(button);
    button.replaceWith(field);
    field.select();
  }
}

// Searching by name while typing. What is typed stands in the address, and so in the link that is shared; the lists may
// be in another component than the field. Where no name holds it, its longest beginning that one holds is looked for,
// three letters at least.
const roots = new Set();
function find(typed) {
  const drawn = [...roots].filter((root) => root.isConnected || !roots.delete(root));
  const all = (selector) => drawn.flatMap((root) => [...root.querySelectorAll(selector)]);
  const rows = all("li[data-name]").map((row) => [row, row.dataset.name.toLowerCase()]);
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, " ");
  let part = wanted;
  while (!rows.some(([, name]) => name.includes(part)) && part) part = part.length > 3 ? part.slice(0, -1).trimEnd() : "";
  for (const [row, name] of rows) row.hidden = !name.includes(part);
  const near = part && `; yang memuat “${part}”:`;
  for (const said of all(".none")) {
    said.textContent = part === wanted ? "" : `Tidak ada nama yang memuat “${typed.trim()}”${near || "."}`;
  }
}

function searched(field) {
  const address = new URL(window.location.href);
  if (field.value) address.searchParams.set("cari", field.value); else address.searchParams.delete("cari");
  if (address.href !== window.location.href) window.history.replaceState({}, "", address);
  looked = field.value;
  find(field.value);
}

// "OPD Anda": marked here, so that the HTML is the same for everyone
function mark(root, mine) {
  const own = [...root.querySelectorAll(".row")].filter(
    (row) => mine && mine.units.includes(new URL(row.querySelector(".to").href).searchParams.get("unit")));
  root.querySelectorAll(".row.me, button.tome").forEach((old) =>
    old.matches("button") ? old.remove() : old.classList.remove("me"));
  for (const row of own) { row.classList.add("me"); row.querySelector(".nm").dataset.me = mine.words; }
  if (!own.length) return;
  const button = Object.assign(document.createElement("button"),
    { type: "button", className: "tome", textContent: `Lihat ${mine.words.replace("Anda", "saya")}` });
  button.onclick = () => { own[0].scrollIntoView({ block: "center" }); own[0].querySelector(".to").focus(); };
  own[0].closest(".rk").before(button);
}

// Cases that are chosen with their boxes: one link contests them all.
function choose(list) {
  const chosen = [...list.querySelectorAll("input[type=checkbox]:checked")], line = list.querySelector(".pick");
  const link = line.querySelector("a");
  line.hidden = !chosen.length;
  link.textContent = chosen.length === 1 ? link.dataset.one : link.dataset.many.replace("#", chosen.length);
  link.setAttribute("href", `sanggah?kasus=${chosen.map((box) => box.value).join(".")}`);
}

// A page writes what is chosen into its address as it opens. As a second entry of the history it would take a second
// press to go back, past the same page without it.
const push = window.history.pushState;
if (!push.once) {
  window.history.pushState = function (state, title, url) {
    const next = new URL(url, window.location.href);
    const now = new URL(window.location.href);
    for (const one of [next, now]) one.searchParams.delete("peran");  // the role that is tried in local mode is no step either
    const isSame = next.pathname === now.pathname && (!now.search || next.search === now.search);
    return (isSame ? window.history.replaceState : push).call(window.history, state, title, url);
  };
  window.history.pushState.once = true;
}

const KEPT = ["bulan", "jam", "papan", "peran"];  // the shared filters, and the role that is tried
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

// Back to the link that was opened: the browser's own step back is trusted, the change of page below is not.
let left = null, looked = "", isBack = false;  // what was looked for: Streamlit's menu drops it from the address
window.addEventListener("popstate", (event) => {
  isBack = event.isTrusted;
  if (isBack && left) left.isBack = true;
});
function comeBack(root) {
  const link = left?.isBack && [...root.querySelectorAll(left.among)].find((one) => one.getAttribute("href") === left.href);
  if (!link) return;
  left = null;
  link.scrollIntoView({ block: "center" });
  link.focus({ preventScroll: true });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".tg");
  const sent = data.packed ?? data.html;
  const draw = (html) => {
    const held = root.getRootNode().activeElement, typed = root.querySelector(".find")?.value;
    root.innerHTML = html;
    roots.add(root);
    const field = root.querySelector(".find");
    if (field) {
      field.value = typed ?? new URLSearchParams(window.location.search).get("cari") ?? (isBack ? looked : "");
      isBack = false;
      field.oninput = () => searched(field);
      searched(field);
      if (held?.closest(".tl")) {  // what was pressed keeps the keyboard
        [field, ...root.querySelectorAll(".tl a")]
          .find((one) => one.textContent === held.textContent)?.focus({ preventScroll: true });
      }
    } else find(new URLSearchParams(window.location.search).get("cari") ?? "");
    mark(root, data.mine);
    comeBack(root);
    root.querySelector("[data-top]")?.scrollIntoView();  // what was waited for stands above the button pressed
  };
  if (root.shown === sent) mark(root, data.mine);
  else {
    root.shown = sent;
    if (data.packed) unpack(sent).then((html) => { if (root.shown === sent) draw(html); });
    else draw(sent);
  }
  root.onchange = (event) => { if (event.target.closest(".bx")) choose(event.target.closest(".qu")); };
  root.onclick = (event) => {
    const button = event.target.closest("button.share");
    if (button) { share(button); return; }
    if (event.target.closest(".skip button")) { root.querySelector(".tl").scrollIntoView(); return; }
    if (event.target.closest("button.open")) { setTriggerValue("opened", true); return; }
    const link = event.target.closest("a[href]:not([target])");  // ours; those to elsewhere open a tab of their own
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const cell = event.target.closest("svg"), [first, count] = (link.dataset.weeks ?? "").split("/");
    // what the browser's own buttons do: the page changes in the same session, and one step back leads here again
    const address = new URL(link.getAttribute("href"), window.location.href);
    const now = new URLSearchParams(window.location.search);
    if (first && cell && event.detail) {  // the week under the pointer; a keyboard opens the account
      const box = cell.getBoundingClientRect(), monday = new Date(first);
      monday.setUTCDate(monday.getUTCDate() + 7 * Math.min(count - 1, Math.floor((event.clientX - box.left) / box.width * count)));
      address.searchParams.set("minggu", monday.toISOString().slice(0, 10));
    }
    if (address.pathname !== window.location.pathname) {
      left = { href: link.getAttribute("href"), among: link.closest(".rk") ? ".rk a" : "a" };
    }
    for (const name of link.closest(".tl") ? ["cari"] : KEPT) if (now.has(name)) address.searchParams.set(name, now.get(name));
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
}
