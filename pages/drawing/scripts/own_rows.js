// "OPD Anda": marked here, so that the HTML is the same for everyone
function mark(root, mine) {
  const own = [...root.querySelectorAll(".row")].filter(
    (row) =>
      mine &&
      mine.units.includes(new URL(row.querySelector(".unit-link").href).searchParams.get("unit")),
  );
  root
    .querySelectorAll(".row.mine, button.to-mine")
    .forEach((old) => (old.matches("button") ? old.remove() : old.classList.remove("mine")));
  for (const row of own) {
    row.classList.add("mine");
    row.querySelector(".name").dataset.me = mine.words;
  }
  if (!own.length) return;
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "to-mine",
    textContent: `Lihat ${mine.words.replace("Anda", "saya")}`,
  });
  button.onclick = () => {
    own[0].scrollIntoView({ block: "center" });
    own[0].querySelector(".unit-link").focus();
  };
  own[0].closest(".ranking").before(button);
}
