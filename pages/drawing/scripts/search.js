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
  while (!rows.some(([, name]) => name.includes(part)) && part)
    part = part.length > 3 ? part.slice(0, -1).trimEnd() : "";
  for (const [row, name] of rows) row.hidden = !name.includes(part);
  const near = part && `; yang memuat “${part}”:`;
  for (const said of all(".none")) {
    said.textContent =
      part === wanted ? "" : `Tidak ada nama yang memuat “${typed.trim()}”${near || "."}`;
  }
}

function searched(field) {
  const address = new URL(window.location.href);
  if (field.value) address.searchParams.set("cari", field.value);
  else address.searchParams.delete("cari");
  if (address.href !== window.location.href) window.history.replaceState({}, "", address);
  looked = field.value;
  find(field.value);
}
