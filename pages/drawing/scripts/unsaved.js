// What is not stored yet: the browser asks before a page that shows it is closed or loaded anew. Other pages of the menu
// are no leaving: what was chosen waits.
window.addEventListener("beforeunload", (event) => {
  const drawn = [...roots].filter((root) => root.isConnected);
  if (drawn.some((root) => root.querySelector("[data-unsaved]"))) event.preventDefault();
});
