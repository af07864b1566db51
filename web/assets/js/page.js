// Small courtesies of every page.

// A form that came back takes the reader to what is to be mended.
document.querySelector('.error-summary')?.focus();

// [data-print]: the browser's own print. The element is hidden without scripts.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// An open menu closes with Escape, or when one goes elsewhere.
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});

// After a part of the page was exchanged, its title follows, and an error takes the focus.
document.addEventListener('htmx:after:swap', () => document.querySelector('.error-summary')?.focus());
