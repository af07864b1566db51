// <x-table> around a .scroll with a table: once inside it, up and down walk the rows' links, Home
// and End go to the first and last. Ticking "all" ticks the rows; the count follows.
customElements.define('x-table', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', this.#walk);
    this.addEventListener('change', this.#count);
    this.#count();
  }

  #walk = (event) => {
    const row = event.target.closest?.('tbody tr');
    if (!row || event.target.matches('input:not([type=checkbox]), select, textarea')) return;
    const rows = [...row.closest('table').querySelectorAll('tbody tr')].filter((one) => one.querySelector('a, input'));
    const at = rows.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || !rows[to]) return;
    event.preventDefault();
    const kind = event.target.matches('input') ? 'input' : 'a';
    (rows[to].querySelector(kind) ?? rows[to].querySelector('a, input')).focus();
  };

  #count = (event) => {
    const all = this.querySelector('thead input[type=checkbox]');
    const ticks = [...this.querySelectorAll('tbody .pick input[type=checkbox]')];
    if (event?.target === all && all) ticks.forEach((tick) => { tick.checked = all.checked; });
    const ticked = ticks.filter((tick) => tick.checked);
    if (all) {
      all.checked = ticks.length > 0 && ticked.length === ticks.length;
      all.indeterminate = ticked.length > 0 && !all.checked;
    }
    for (const tick of ticks) tick.closest('tr').setAttribute('aria-selected', String(tick.checked));
    for (const place of this.querySelectorAll('[data-picked]')) place.textContent = `${ticked.length}件を選んでいます`;
  };
});
