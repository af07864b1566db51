// Small courtesies of every page.

/** A form that came back takes the reader to what is to be mended; print buttons begin to work. */
function welcome() {
  document.querySelector('.error-summary')?.focus();
  for (const button of document.querySelectorAll('[data-print]')) button.hidden = false;
}
welcome();
document.addEventListener('htmx:after:swap', welcome);

document.addEventListener('click', (event) => {
  // [data-print]: the browser's own print. It is hidden without scripts.
  if (event.target.closest('[data-print]')) print();
  // An open menu closes when one goes elsewhere, or with Escape.
  for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
