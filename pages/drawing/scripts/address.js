// A page writes what is chosen into its address as it opens. As a second entry of the history it would take a second
// press to go back, past the same page without it.
const push = window.history.pushState;
if (!push.once) {
  window.history.pushState = function (state, title, url) {
    const next = new URL(url, window.location.href);
    const now = new URL(window.location.href);
    for (const one of [next, now]) one.searchParams.delete("peran"); // the role that is tried in local mode is no step either
    const isSame = next.pathname === now.pathname && (!now.search || next.search === now.search);
    return (isSame ? window.history.replaceState : push).call(window.history, state, title, url);
  };
  window.history.pushState.once = true;
}

// Back to the link that was opened: the browser's own step back is trusted, the change of page below is not.
let left = null,
  looked = "",
  isBack = false; // what was looked for: Streamlit's menu drops it from the address
window.addEventListener("popstate", (event) => {
  isBack = event.isTrusted;
  if (isBack && left) left.isBack = true;
});
function comeBack(root) {
  const link =
    left?.isBack &&
    [...root.querySelectorAll(left.among)].find((one) => one.getAttribute("href") === left.href);
  if (!link) return;
  left = null;
  link.scrollIntoView({ block: "center" });
  link.focus({ preventScroll: true });
}
