// Cases that are chosen with their boxes: one link contests them all.
function choose(list) {
  const chosen = [...list.querySelectorAll("input[type=checkbox]:checked")],
    line = list.querySelector(".pick");
  const link = line.querySelector("a");
  line.hidden = !chosen.length;
  link.textContent =
    chosen.length === 1 ? link.dataset.one : link.dataset.many.replace("#", chosen.length);
  link.setAttribute("href", `sanggah?kasus=${chosen.map((box) => box.value).join(".")}`);
}
