// <x-combo><label…><input list="ID"><datalist id="ID">…</datalist></x-combo>: a box that narrows a
// list by any part of the word. Without scripts the browser's own datalist does it.
let count = 0;

customElements.define('x-combo', class extends HTMLElement {
  #options = [];
  #shown = [];
  #at = -1;

  connectedCallback() {
    this.box = this.querySelector('input');
    const source = this.querySelector('datalist');
    if (!this.box || !source || this.list) return;
    this.#options = [...source.options].map(({ value, label }) => ({ value, label: label || value }));
    this.list = document.createElement('ul');
    Object.assign(this.list, { className: 'combo-list', id: `combo-${++count}`, role: 'listbox', hidden: true });
    this.list.setAttribute('aria-label', this.box.labels?.[0]?.textContent.trim() ?? '候補');
    this.box.removeAttribute('list');
    this.box.setAttribute('autocomplete', 'off');
    this.#say({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.list.id, 'aria-expanded': 'false' });
    this.append(this.list);
    // A word that is on the list needs no list, which would lie over the button below.
    this.box.addEventListener('input', () => {
      if (this.#options.some(({ value }) => value === this.box.value)) this.#close();
      else this.#open();
    });
    this.box.addEventListener('blur', () => this.#close());
    this.box.addEventListener('keydown', this.#pressed);
    // mousedown comes before the box loses the focus
    this.list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const item = event.target.closest('li');
      if (item) this.#take([...this.list.children].indexOf(item));
    });
  }

  #say(attributes) {
    for (const [name, value] of Object.entries(attributes)) this.box.setAttribute(name, value);
  }

  #open() {
    const words = this.box.value.normalize('NFKC').toLowerCase();
    const fits = ({ value, label }) => `${value} ${label}`.normalize('NFKC').toLowerCase().includes(words);
    this.#shown = this.#options.filter(fits).slice(0, 50);
    this.list.replaceChildren(...this.#shown.map(({ value, label }, index) => {
      const item = document.createElement('li');
      Object.assign(item, { id: `${this.list.id}-${index}`, role: 'option', textContent: label === value ? value : `${value}　${label}` });
      return item;
    }));
    this.list.hidden = !this.#shown.length;
    this.#say({ 'aria-expanded': String(!this.list.hidden) });
    this.#mark(-1);
  }

  #close() {
    this.list.hidden = true;
    this.#say({ 'aria-expanded': 'false' });
    this.#mark(-1);
  }

  #mark(index) {
    this.#at = index;
    [...this.list.children].forEach((item, place) => item.setAttribute('aria-selected', String(place === index)));
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
    if (index < 0) this.box.removeAttribute('aria-activedescendant');
    else this.#say({ 'aria-activedescendant': `${this.list.id}-${index}` });
  }

  #take(index) {
    this.box.value = this.#shown[index].value;
    this.box.dispatchEvent(new Event('change', { bubbles: true }));
    this.#close();
  }

  #pressed = (event) => {
    if (event.isComposing) return;
    const last = this.#shown.length - 1;
    if (event.key === 'ArrowDown') {
      if (this.list.hidden) this.#open();
      this.#mark(Math.min(this.#at + 1, last));
    } else if (event.key === 'ArrowUp' && !this.list.hidden) this.#mark(Math.max(this.#at - 1, 0));
    else if (event.key === 'Enter' && this.#at >= 0) this.#take(this.#at);
    else if (event.key === 'Escape' && !this.list.hidden) this.#close();
    else return;
    event.preventDefault();
  };
});
