// A map of links is one stop for the Tab key; arrows go from cell to cell, past the empty ones.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const HOURS = 24;

function goInMap(event) {
  const map = event.target.closest(".week-map"),
    step = STEPS[event.key];
  if (!map || !step) return;
  event.preventDefault();
  const cells = [...map.querySelectorAll("a, i")];
  let at = cells.indexOf(event.target);
  do {
    const row = Math.floor(at / HOURS) + step[0],
      column = (at % HOURS) + step[1];
    if (row < 0 || column < 0 || column >= HOURS || row * HOURS >= cells.length) return;
    at = row * HOURS + column;
  } while (!cells[at].href);
  event.target.tabIndex = -1;
  cells[at].tabIndex = 0;
  cells[at].focus();
}
