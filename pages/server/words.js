// What Streamlit says in English and has no setting for: names of its buttons, fields and menus, in Indonesian.
// Nothing of ours is touched: our components stand in shadow roots of their own.
(() => {
  const WORDS = {
    "App pages": "Halaman",
    "Navigate to home page": "Ke halaman awal",
    "Link to heading": "Tautan ke judul ini",
    Open: "Buka",
    Close: "Tutup",
    "Clear value": "Kosongkan",
    "Clear all": "Kosongkan semua",
    "Choose an option": "Pilih",
    "No results": "Tidak ada yang cocok",
    "file upload": "Pilih berkas",
    "Copy to clipboard": "Salin",
    Copied: "Tersalin",
    "Show/hide columns": "Tampilkan atau sembunyikan kolom",
    Search: "Cari",
    "Type to search": "Ketik untuk mencari",
    "Previous Result": "Hasil sebelumnya",
    "Next Result": "Hasil berikutnya",
    "Close Search": "Tutup pencarian",
    Fullscreen: "Layar penuh",
    "Close fullscreen": "Tutup layar penuh",
    "Clear selection": "Lepaskan pilihan",
    "Select all": "Pilih semua",
    "Dataframe column menu": "Menu kolom",
    "Copy column name": "Salin nama kolom",
    "Sort ascending": "Urutkan naik",
    "Sort descending": "Urutkan turun",
    Statistics: "Ringkasan kolom",
    Autosize: "Sesuaikan lebar",
    "Pin column": "Sematkan kolom",
    "Unpin column": "Lepaskan sematan",
    "Hide column": "Sembunyikan kolom",
    Values: "Terisi",
    Empty: "Kosong",
    Distinct: "Berbeda",
    Count: "Jumlah baris",
    Range: "Rentang",
    Minimum: "Terkecil",
    Maximum: "Terbesar",
    Average: "Rata-rata",
    Median: "Nilai tengah",
    "25th percentile": "Kuartil bawah",
    "75th percentile": "Kuartil atas",
    "Standard deviation": "Simpangan baku",
    Sum: "Jumlah",
    "Average length": "Panjang rata-rata",
    "Minimum length": "Panjang terkecil",
    "Maximum length": "Panjang terbesar",
    "Based on sample": "Dari sebagian baris",
    "No data": "Tidak ada data",
  };
  const NAMES = ["aria-label", "title", "placeholder"];
  const NAMED = NAMES.map((name) => `[${name}]`).join();
  // where Streamlit writes words of its own between tags
  const WRITTEN =
    "[data-testid=stTooltipContent], [data-testid^=stDataFrameColumn], [data-testid=stDataFrameTooltipContent]";

  // "Search: Tabel: hari dan jam": the word stands before the name of the table
  const said = (text) => {
    const [, word, rest] = text.match(/^([^:]*)(.*)$/s);
    return Object.hasOwn(WORDS, word.trim()) ? WORDS[word.trim()] + rest : text;
  };

  const name = (element) => {
    for (const key of NAMES) {
      const text = element.getAttribute(key);
      if (text && said(text) !== text) element.setAttribute(key, said(text));
    }
  };

  const write = (element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (said(node.data) !== node.data) node.data = said(node.data);
  };

  let waits = false;
  const all = () => {
    waits = false;
    document.querySelectorAll(NAMED).forEach(name);
    document.querySelectorAll(WRITTEN).forEach(write);
  };
  // once per frame, however much has changed in it
  const soon = () => {
    if (!waits) requestAnimationFrame(all);
    waits = true;
  };
  new MutationObserver(soon).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: NAMES,
  });
})();
